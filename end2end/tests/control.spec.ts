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
    await office.locator('tbody tr').filter({ hasText: 'Алгебра' }).first().getByRole('link').click()
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
    await expect(office.getByRole('row', { name: /Тихонов А\. П\. поставлена отметка/ })).toBeVisible()
    await axe(office)
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
