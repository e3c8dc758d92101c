// A deputy head lets a grade learn a subject without marks for a term.
import { axe, expect, test } from '../fixtures/base'

// It changes where marks are given.
test.use({ cityOf: 'unmarked', allowed: /status of 422/ })

test('a subject is learned without marks for a term', async ({ page, signIn }) => {
  await signIn(page, 'deputy')
  await page.goto('/terms')
  await page.getByRole('link', { name: 'Что учат без отметок' }).click()

  await test.step('a term with marks is refused, and what was typed stays', async () => {
    await page.getByLabel('Параллель').selectOption({ label: '7 классы' })
    await page.getByLabel('Предмет').selectOption({ label: 'Алгебра' })
    await page.getByLabel('Когда').selectOption({ label: '1 четверть' })
    await page.getByLabel('Документ').fill('Приказ № 84 от 11.11.2026')
    await page.getByRole('button', { name: 'Учить без отметок' }).click()
    await expect(page.getByText(/За это время уже стоят отметки/)).toBeVisible()
    await expect(page.getByLabel('Документ')).toHaveValue('Приказ № 84 от 11.11.2026')
    await axe(page)
  })

  await test.step('a term to come is taken, and given back', async () => {
    await page.getByLabel('Когда').selectOption({ label: '3 четверть' })
    await page.getByRole('button', { name: 'Учить без отметок' }).click()
    const row = page.getByRole('row').filter({ hasText: '7 классы, Алгебра' })
    await expect(row).toContainText('3 четверть')
    await axe(page)
    await row.getByRole('button', { name: /^Вернуть отметки/ }).click()
    await expect(row).toHaveCount(0)
  })
})
