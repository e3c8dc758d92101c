// A teacher finds who owes what in the own journals; a lesson leads into the journal at its own column.
import { axe, expect, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'

test.use({ cityOf: 'debts' })

test('a debt is paid where it was made', async ({ as }) => {
  const page = await as('teacher')
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  const name = await journal.rows.nth(2).locator('th bdi').innerText()
  await journal.cell(2, 2).click()
  await page.keyboard.press('Delete')
  await page.keyboard.press('Period')
  await expect(journal.saved).toBeVisible()

  await visit(page, '/debts')
  const debts = page.getByRole('table', { name: '7А, Алгебра: долги' })
  const own = debts.getByRole('row').filter({ hasText: name })
  const before = await own.count()
  expect(before).toBeGreaterThan(0)
  await axe(page)
  await own.last().getByRole('link').click()
  await expect(page).toHaveURL(/&lesson=\d+$/)
  await journal.look()
  await expect(journal.cell(2)).toHaveText('•')
  await journal.cell(2).click()
  await page.keyboard.press('Delete')
  await page.keyboard.press('4')
  await expect(journal.saved).toBeVisible()
  await visit(page, '/debts')
  await expect(own).toHaveCount(before - 1)
})
