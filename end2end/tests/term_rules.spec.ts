// A deputy head tries a stricter rule on the marks of today and brings it into force.
import { axe, expect, test, visit } from '../fixtures/base'

test.use({ cityOf: 'term rules' })

test('a deputy head tries a stricter rule and brings it into force', async ({ as }) => {
  const office = await as('deputy')
  await visit(office, '/terms')
  await office.getByRole('link', { name: 'Правило итоговых отметок' }).click()
  await office.getByLabel('5 — не ниже').fill('4,65')
  await office.getByLabel('Отметок не меньше').fill('5')
  await office.getByRole('button', { name: 'Показать, что изменится' }).click()
  await expect(office.getByRole('heading', { level: 2, name: 'Что изменится сейчас' })).toBeVisible()
  await expect(office.getByText(/^Изменится \d+/)).toBeVisible()
  await axe(office)
  await office.getByRole('button', { name: 'Ввести правило' }).click()
  await expect(office.getByText(/^С 12\sноября\s2026.* — Вся школа:/)).toBeVisible()
  await expect(office.getByText(/^Сейчас: взвешенная средняя, пороги 4,65/)).toBeVisible()
})
