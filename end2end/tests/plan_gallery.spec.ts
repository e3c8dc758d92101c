// A plan shared by one school is found by a teacher of another and becomes the draft of hers.
import { axe, expect, test } from '../fixtures/base'

// It takes and hangs plans.
test.use({ cityOf: 'plan gallery' })

test('a plan goes from school to school', async ({ page, signIn }) => {
  await test.step('a teacher shares an approved plan with a word about it', async () => {
    await signIn(page, 'teacher')
    await page.goto('/lesson-plans')
    await page.getByRole('row').filter({ hasText: 'Утверждён' }).getByRole('link').first().click()
    await page.getByRole('link', { name: 'Поделиться с городом' }).click()
    await page.getByLabel('Два слова о плане').fill('С уроками в компьютерном классе')
    await page.getByRole('button', { name: 'Обновить в галерее' }).click()
    await expect(page.getByText('План в галерее с 12 ноября 2026')).toBeVisible()
    await axe(page)
  })

  await test.step('a teacher of another school finds it by subject and grade and reads it', async () => {
    await page.context().clearCookies()
    await signIn(page, 'teacher3')
    await page.goto('/lesson-plans')
    await page.getByRole('navigation', { name: 'Планы школы' }).getByRole('link', { name: 'Галерея города' }).click()
    await page.getByLabel('Предмет').selectOption({ label: 'Алгебра' })
    await page.getByLabel('Параллель').selectOption('7')
    await page.getByRole('button', { name: 'Показать' }).click()
    await axe(page)
    await page.getByRole('row').filter({ hasText: 'в компьютерном классе' }).getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1, name: 'Алгебра, 7 класс' })).toBeVisible()
    await axe(page)
  })

  await test.step('and takes it as a draft of her own', async () => {
    await page.getByRole('button', { name: 'Взять себе' }).click()
    await expect(page).toHaveURL(/\/lesson-plans\/\d+$/)
    await expect(page.getByText('Черновик', { exact: true })).toBeVisible()
    await expect(page.getByText(/^Базовый, /)).toBeVisible()
  })
})
