// A coordinator opens a card; the mother finds it in the journal of access, and the coordinator among all looks.
import { axe, expect, test, visit } from '../fixtures/base'

const phone = { viewport: { width: 360, height: 740 } }

test('a mother reads who opened the card of her son', async ({ as }) => {
  const page = await as('coordinator')
  await test.step('the coordinator finds the boy and opens his card', async () => {
    await visit(page, '/people?name=соколов+михаил')
    await page.getByRole('link', { name: 'Соколов Михаил Дмитриевич' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Соколов Михаил Дмитриевич' })).toBeVisible()
    await axe(page)
  })

  const family = await as('parent', phone)
  await test.step('the mother comes to the journal of access from the diary', async () => {
    await visit(family, '/diary')
    await family.getByRole('button', { name: /Михаил, 7А/ }).click()
    await family.getByRole('link', { name: 'Кто в школе смотрел данные' }).click()
    await expect(family.getByRole('heading', { level: 1, name: 'Кто смотрел' })).toBeVisible()
    // Traces are written a second later.
    await expect(async () => {
      await family.reload()
      await expect(family.getByRole('row').filter({ hasText: 'Кравцова Е. В.' }).filter({ hasText: 'Карточка' }).first()).toBeVisible({ timeout: 500 })
    }).toPass()
    await axe(family)
  })

  await test.step('the coordinator reads it by person and by reader', async () => {
    await page.getByRole('link', { name: 'Кто смотрел эти данные' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Кто смотрел' })).toBeVisible()
    await axe(page)
    await page.getByRole('row').filter({ hasText: 'Карточка' }).getByRole('link', { name: 'Кравцова Е. В.' }).first().click()
    await expect(page.getByRole('paragraph').filter({ hasText: 'Кто смотрел: Кравцова Елена Викторовна.' })).toBeVisible()
  })
})
