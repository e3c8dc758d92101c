// A class teacher corrects the class at once by keyboard; lists leave on paper and as workbooks; who left is found.
import { readFileSync } from 'node:fs'
import { axe, expect, test, visit } from '../fixtures/base'
import { ClassList } from '../pages/people'

// Names are changed here, and a refused form is answered by its page under 422.
test.use({ cityOf: 'people', allowed: /status of 422/ })

test('three pupils at once by keyboard, one refused and kept, saved on the second try', async ({ as }) => {
  const page = await as('classteacher')
  const list = new ClassList(page)
  await list.open('7А')
  await expect(page.locator('html')).toHaveAttribute('data-plain')
  await axe(page)
  const names = await page.getByRole('row').locator('th .only').allTextContents()
  expect(names.length).toBeGreaterThan(5)
  const [first, second, third] = names

  await list.field('Имя', first).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Аврора')
  await page.keyboard.press('Enter')
  await expect(list.field('Имя', second)).toBeFocused()
  await page.keyboard.type('Белла')
  await page.keyboard.press('ArrowDown')
  await expect(list.field('Имя', third)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(list.field('Отчество', third)).toBeFocused()
  await list.field('Фамилия', third).fill('Ясенева')
  await list.field('Дата рождения', third).fill('2031-02-03')
  await list.save()

  await expect(page.getByText('Не сохранено: 1 строка')).toBeVisible()
  await expect(page.getByText('Проверьте год рождения.')).toBeVisible()
  await expect(list.field('Фамилия', third)).toHaveValue('Ясенева')
  await expect(list.field('Дата рождения', third)).toHaveValue('2031-02-03')
  await axe(page)

  await list.field('Дата рождения', third).fill('2013-02-03')
  await list.save()
  await expect(page.getByText('Сохранено: 1 ученик.')).toBeVisible()

  await visit(page, '/people?name=ясенева')
  await page.getByRole('link', { name: /^Ясенева/ }).click()
  const past = page.getByRole('listitem').filter({ hasText: 'Лебедева О. Н.' })
  await expect(past.filter({ hasText: 'фамилия; дата рождения' }).first()).toBeVisible()
})

test('a card that was refused keeps what was typed', async ({ as }) => {
  const page = await as('classteacher')
  await visit(page, '/people?name=соколов')
  await page.getByRole('link', { name: 'Соколов Михаил Дмитриевич' }).click()
  await page.getByText('Исправить сведения').click()
  await page.getByLabel('Отчество').fill('Данилович')
  await page.getByLabel('Телефон').fill('12')
  await page.getByRole('button', { name: 'Сохранить' }).last().click()
  await expect(page.getByText('В номере телефона не меньше десяти цифр')).toBeVisible()
  await expect(page.getByLabel('Отчество')).toHaveValue('Данилович')
  await expect(page.getByLabel('Телефон')).toHaveValue('12')
})

test('a class fits a phone, each pupil a block of its own', async ({ as }) => {
  const page = await as('classteacher', { viewport: { width: 360, height: 740 } })
  await new ClassList(page).open('7А')
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(360)
  await axe(page)
})

test('a list leaves on paper and as a workbook', async ({ as }) => {
  const page = await as('secretary')
  await visit(page, '/people')
  await page.getByLabel('Класс').selectOption({ label: '7А' })
  await page.getByRole('button', { name: 'Найти', exact: true }).click()
  await page.getByText('Печать и Excel').click()
  await page.getByRole('checkbox', { name: 'Родители и телефоны' }).check()
  await page.getByLabel('Пустые столбцы для отметок').fill('Экскурсия, Подпись')
  await axe(page)
  for (const [button, name, head] of [['PDF для печати', 'list.pdf', '%PDF-'], ['Excel', 'list.xlsx', 'PK']]) {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: button }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe(name)
    expect(readFileSync(await file.path()).subarray(0, head.length).toString()).toBe(head)
  }
})

test('a pupil who left is found with day and order', async ({ as }) => {
  const page = await as('secretary')
  await visit(page, '/people')
  await page.getByRole('link', { name: 'Выбывшие' }).click()
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
  await expect(rows.filter({ hasText: 'приказ № 2-у' }).first()).toBeVisible()
  await axe(page)
  await rows.filter({ hasText: 'приказ № 2-у' }).first().getByRole('link').click()
  await expect(page.getByText('В классе сейчас не состоит')).toBeVisible()
  await expect(page.getByText('Исправить сведения')).toHaveCount(0)
})
