// A mother sees both children on one page and signs the week; the class teacher sees it.
import { axe, expect, test, visit } from '../fixtures/base'

test.use({ cityOf: 'signatures' })

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false })

  test('all children on one page, and a signed week', async ({ page, signIn }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await signIn(page, 'parent')
    await page.goto('/diary')
    await page.getByRole('link', { name: 'Все дети' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Все дети' })).toBeVisible()
    await expect(page.getByRole('main').getByRole('heading', { level: 2, name: /, 7А/ })).toBeVisible()
    await expect(page.getByRole('main').getByRole('heading', { level: 2, name: /, 5Б/ })).toBeVisible()
    await page.getByRole('heading', { level: 2, name: /, 7А/ }).getByRole('link').click()
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Неделя' }).click()
    await page.getByRole('button', { name: 'Неделя просмотрена' }).click()
    const signed = page.locator('section', { has: page.getByRole('heading', { name: 'Подпись родителя' }) })
    await expect(signed).toContainText('12.11.2026')
    await expect(page.getByRole('button', { name: 'Неделя просмотрена' })).toHaveCount(0)
  })
})

test('the class teacher sees whose weeks are signed', async ({ as }) => {
  const mother = await as('parent')
  await visit(mother, '/diary/children')
  await axe(mother)
  const page = await as('classteacher')
  await visit(page, '/signatures')
  await expect(page.getByText(/^Прошлую неделю подписали/)).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /9–14\sноября/ })).toBeVisible()
  await expect(page.getByText(/Две недели не открывали дневник: родители у \d+\sученик/)).toBeVisible()
  await expect(page.getByRole('row', { name: /^Соколов Михаил/ })).toContainText(/1[012]\sноября/)
  await axe(page)
})
