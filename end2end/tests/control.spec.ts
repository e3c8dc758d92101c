// A deputy head counts what journals lack, goes down to a journal, and sees the count change while a teacher writes.
import { axe, expect, test, visit } from '../fixtures/base'
import { Control } from '../pages/control'
import { Journal } from '../pages/journal'

// Topics that are taken away here are missing elsewhere.
test.use({ cityOf: 'control' })

test('from a number down to the journal, and back to a smaller number', async ({ as }) => {
  const page = await as('teacher')
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  await journal.cell(0, 1).click()
  await page.keyboard.press('Enter')
  await page.getByLabel('Тема урока').fill('')
  await page.getByRole('button', { name: 'Сохранить урок' }).click()
  await expect(page.getByText('Урок сохранён.')).toBeVisible()

  const office = await as('deputy')
  const control = new Control(office)
  await control.open()
  await axe(office)
  const figure = control.figure('7А', 'Без темы')
  const before = Number(await figure.innerText())
  expect(before).toBeGreaterThan(0)

  await test.step('a number opens to its lessons, a lesson to its journal', async () => {
    await figure.getByRole('link').click()
    await expect(office.getByRole('heading', { level: 1, name: /^Без темы · 7А/ })).toBeVisible()
    await expect(office.locator('tbody tr')).toHaveCount(before)
    await axe(office)
    await office.getByRole('navigation', { name: 'Путь' }).getByRole('link', { name: 'Контроль' }).click()
    await expect(office.getByRole('link', { name: 'По классам' })).toHaveAttribute('aria-current', 'true')
    await office.goBack()
    await office.locator('tbody tr').filter({ hasText: 'Алгебра' }).first().getByRole('link').click()
    await expect(office).toHaveURL(/term=\d+&lesson=\d+/)
    await expect(office.getByRole('grid')).toBeVisible()
  })

  await test.step('the count follows the teacher without a reload', async () => {
    await control.open()
    await expect(figure).toHaveText(String(before))
    await page.getByLabel('Тема урока').fill('Степень с натуральным показателем')
    await page.getByRole('button', { name: 'Сохранить урок' }).click()
    await expect(figure).toHaveText(before === 1 ? '–' : String(before - 1))
  })

  await test.step('a cell tells its past', async () => {
    await journal.cell(0, 1).click()
    await page.keyboard.press('Delete')
    await page.keyboard.press('4')
    await expect(journal.saved).toBeVisible()
    await visit(office, '/journals')
    await office.getByRole('main').getByRole('link', { name: 'Алгебра' }).first().click()
    const read = new Journal(office)
    await read.look()
    await read.cell(0, 1).click()
    await office.keyboard.press('Enter')
    await office.getByRole('link', { name: 'История клетки' }).click()
    const row = office.getByRole('row', { name: /Тихонов А\. П\. поставлена отметка/ })
    await expect(async () => {
      await office.reload()
      await expect(row.locator('code')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await axe(office)
    await office.getByRole('link', { name: 'Пересчитать цепочку печатей' }).click()
    await expect(office.getByText('Цепочка цела')).toBeVisible()
  })

  await test.step('the chain of events is recounted before one\'s eyes', async () => {
    await visit(office, '/control/log')
    await office.getByRole('button', { name: 'Пересчитать цепочку' }).click()
    await expect(office.getByText('Цепочка цела')).toBeVisible()
    await axe(office)
  })
})

test('a deputy head reminds a teacher, who hears of it', async ({ as }) => {
  const office = await as('deputy')
  await visit(office, '/control')
  await office.getByRole('link', { name: 'Лебедева О. Н.' }).click()
  await office.getByRole('button', { name: 'Напомнить учителю' }).click()
  await expect(office.getByText('Напоминание отправлено')).toBeVisible()
  await expect(office.getByRole('button', { name: 'Напомнить учителю' })).toHaveCount(0)
  const page = await as('classteacher')
  await expect(async () => {
    await visit(page, '/notifications')
    await expect(page.getByText(/9–15\sноября: .* без темы\. Заполните, пожалуйста\./)).toBeVisible({ timeout: 1000 })
  }).toPass()
})

test('all teachers of a class are reminded at once', async ({ as }) => {
  const office = await as('deputy')
  const control = new Control(office)
  await control.open()
  await control.table.getByRole('link', { name: '7А', exact: true }).click()
  await office.getByRole('button', { name: /^Напомнить \d+\sучител/ }).click()
  await expect(office.getByText('Напоминание отправлено: оно у учителей в уведомлениях.')).toBeVisible()
  await axe(office)
})

test('averages stand beside term marks, and a term mark tells its past', async ({ as }) => {
  const office = await as('deputy')
  await visit(office, '/control/averages')
  await office.getByLabel('Класс').selectOption('7А')
  await office.getByRole('button', { name: 'Показать' }).click()
  const algebra = office.getByRole('table', { name: 'Алгебра, 7А' })
  const rows = algebra.locator('tbody tr')
  const all = await rows.count()
  expect(all).toBeGreaterThan(5)
  await expect(rows.first().locator('td[data-word="Средний балл"]')).toHaveText(/^\d,\d\d$/)
  await axe(office)

  await test.step('only what differs', async () => {
    await office.getByRole('link', { name: 'Только расхождения' }).click()
    await expect(office.getByRole('link', { name: 'Только расхождения' })).toHaveAttribute('aria-current', 'true')
    for (const row of await office.locator('tbody tr').all()) await expect(row.locator('td').last()).not.toBeEmpty()
    await axe(office)
  })

  await test.step('the sheet of term marks leads to the past of one', async () => {
    await office.getByRole('link', { name: 'Все', exact: true }).click()
    await office.getByRole('link', { name: 'Алгебра, 7А' }).click()
    const pupil = office.locator('.term-marks tbody tr').first()
    await pupil.locator('summary').click()
    await pupil.getByRole('link', { name: 'История отметки' }).click()
    await expect(office.getByRole('heading', { level: 1, name: /^История итоговой: / })).toBeVisible()
    await expect(office.getByText('внесено переносом данных')).toBeVisible()
    await axe(office)
  })
})

test('who opened the journal of another is listed, the own teacher is not', async ({ as }) => {
  const teacher = await as('teacher')
  await new Journal(teacher).open('7А', 'Алгебра')
  const leader = await as('classteacher')
  await visit(leader, new URL(teacher.url()).pathname)
  const office = await as('deputy')
  const lines = office.getByRole('table', { name: 'Кто открывал журналы' }).locator('tbody tr')
  await expect(async () => {
    await visit(office, '/control/access')
    await expect(lines.filter({ hasText: 'Лебедева О. Н.' }).filter({ hasText: '7А, Алгебра' })).toHaveCount(1, { timeout: 1000 })
  }).toPass()
  await expect(lines.filter({ hasText: 'Тихонов А. П.' }).filter({ hasText: '7А, Алгебра' })).toHaveCount(0)
  await axe(office)
  await office.getByRole('link', { name: 'Сегодня' }).click()
  await expect(office.getByRole('link', { name: 'Сегодня' })).toHaveAttribute('aria-current', 'page')
})
