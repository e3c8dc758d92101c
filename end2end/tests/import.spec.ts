// A coordinator brings the lists of the school № 12: looks, confirms, sees the people, and takes the rest back.
import { axe, expect, test, visit } from '../fixtures/base'
import { ImportPages } from '../pages/import'

test.describe.configure({ mode: 'serial' })

test('a coordinator brings pupils in, and the same file again changes nothing', async ({ as }) => {
  const page = await as('coordinator')
  const pages = new ImportPages(page)
  await pages.open()
  await axe(page)
  await pages.check('Ученики и родители', 'pupils.xlsx')
  await expect(pages.told(/550 можно принять, 19 нельзя/)).toBeVisible()
  await expect(pages.rejected).toHaveCount(19)
  await expect(page.getByRole('row', { name: /^237 / })).toContainText('не указан; кроме того, нет такой даты')
  await expect(page.getByRole('checkbox', { name: /^11А/ })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: /^5Ш/ })).not.toBeChecked()
  await axe(page)
  await pages.confirm()
  await expect(pages.told(/^Добавлено: 550\sучеников/)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Скачать отклонённые строки' }).click()
  expect((await download).suggestedFilename()).toBe('rejected.xlsx')

  await visit(page, '/people?name=Зимин+Кирилл')
  await expect(page.getByRole('row', { name: /Зимин Кирилл Андреевич/ })).toContainText('1А')

  await pages.open()
  await pages.check('Ученики и родители', 'pupils-cp1251.csv')
  await expect(pages.told(/без изменений: 550/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Загрузить: изменений нет' })).toBeVisible()
})

test('staff come with their posts, and a foreign coordinator sees nobody of them', async ({ as }) => {
  const page = await as('coordinator')
  const pages = new ImportPages(page)
  await pages.open()
  await pages.check('Сотрудники', 'staff.xlsx')
  await expect(pages.told(/50\sстрок, все можно принять/)).toBeVisible()
  await pages.confirm()
  await visit(page, '/people?side=staff&name=рыбакова')
  await expect(page.getByRole('row', { name: /Рыбакова Кристина Петровна/ })).toContainText('Директор')
  await axe(page)
  const foreign = await as('coordinator2')
  await visit(foreign, '/people?side=staff&name=рыбакова')
  await expect(foreign.getByText('Никого не нашлось')).toBeVisible()
})

test('a row that may be somebody of the school is shown side by side and answered', async ({ as }) => {
  const page = await as('coordinator')
  const pages = new ImportPages(page)
  await pages.open()
  // The same children with other sexes: the name and the day say that they are the same.
  const list = 'Класс;ФИО;Пол;Дата рождения\n1А;Зимин Кирилл Андреевич;ж;ДЕНЬ\n'
  await visit(page, '/people?name=Зимин+Кирилл')
  const row = page.getByRole('row', { name: /Зимин Кирилл Андреевич/ })
  const day = (await row.innerText()).match(/\d\d\.\d\d\.\d{4}/)![0]
  await pages.open()
  await pages.send('Ученики и родители', { name: 'зимин.csv', mimeType: 'text/csv', buffer: Buffer.from(list.replace('ДЕНЬ', day)) })
  const question = page.getByRole('group', { name: /Зимин Кирилл Андреевич/ })
  await expect(question).toContainText('Совпали ФИО и дата рождения')
  await expect(question.getByRole('row', { name: /^Пол / })).toContainText('отличается')
  await axe(page)
  await question.getByRole('radio', { name: 'Тот же, не менять' }).check({ force: true })
  await page.getByRole('button', { name: 'Сохранить ответы' }).click()
  await expect(question).toContainText('отвечено')
  await expect(page.getByRole('button', { name: 'Загрузить: изменений нет' })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await axe(page)
})

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false })

  test('the whole way is forms and links', async ({ page, signIn }) => {
    await signIn(page, 'coordinator2')
    const pages = new ImportPages(page)
    await page.goto('/import')
    await page.getByLabel('Файл').setInputFiles({ name: 'письмо.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await page.getByRole('button', { name: 'Проверить файл' }).click()
    await expect(page.getByText('документ PDF')).toBeVisible()
    const list = 'Класс;ФИО;Пол;Дата рождения\n9Ж;Ким Алина;ж;01.02.2012\n'
    await page.getByLabel('Файл').setInputFiles({ name: '9Ж.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    await page.getByRole('button', { name: 'Проверить файл' }).click()
    await expect(page.getByText('Принять нечего')).toBeVisible()
    await page.getByRole('checkbox', { name: /^9Ж/ }).check()
    await page.getByRole('button', { name: 'Пересчитать' }).click()
    await expect(pages.told(/^Будет добавлено: 1\sученик/)).toBeVisible()
    await pages.confirm()
    await page.getByRole('link', { name: 'Посмотреть списки' }).click()
    await page.getByLabel('ФИО').fill('ким')
    await page.getByRole('button', { name: 'Найти', exact: true }).click()
    await expect(page.getByRole('row', { name: /Ким Алина/ })).toContainText('9Ж')
  })
})
