// The list of a school's people: a secretary finds a pupil, ё and е alike.
import { axe, expect, test, visit } from '../fixtures/base'

test('a secretary finds people by class and by name', async ({ as }) => {
  const page = await as('secretary')
  await visit(page, '/people')
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
  const all = await rows.count()
  expect(all).toBeGreaterThan(10)
  await axe(page)
  await page.getByLabel('ФИО').fill('королев')
  await page.getByLabel('ФИО').press('Enter')
  await expect(page).toHaveURL(/name=/)
  await expect(rows.first()).toContainText(/Корол[её]в/)
  expect(await rows.count()).toBeLessThan(all)
})
