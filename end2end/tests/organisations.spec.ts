// Officers start from the list of their schools: the city sees all, a district its own.
import { expect, test, visit } from '../fixtures/base'

test('the city sees every school and a district its own', async ({ as }) => {
  const city = await as('city')
  await visit(city, '/organisations')
  const schools = city.getByRole('row').filter({ hasText: /Школа|школа|СОШ/ })
  const all = await schools.count()
  expect(all).toBeGreaterThan(1)
  const district = await as('district')
  await visit(district, '/organisations')
  const own = await district.getByRole('row').filter({ hasText: /Школа|школа|СОШ/ }).count()
  expect(own).toBeGreaterThan(0)
  expect(own).toBeLessThan(all)
})
