// A deputy head lets a class learn by individual plans, frees a pupil of a subject, and brings groups into line.
import { axe, expect, test } from '../fixtures/base'

// It changes who learns in which group.
test.use({ cityOf: 'individual plans', allowed: /status of 422/ })

test('a pupil gets a plan of their own', async ({ page, signIn }) => {
  await signIn(page, 'deputy')
  await page.goto('/curriculum')
  await page.getByRole('navigation', { name: 'Планы школы' }).getByRole('link', { name: 'Индивидуальные планы' }).click()

  await test.step('the class goes over to individual plans', async () => {
    // The school of the journeys has no upper grades: its 7А is led there by the call behind the button.
    await page.goto('/class-pause')
    const seventh = await page.getByLabel('Класс').locator('option', { hasText: '7А' }).getAttribute('value')
    const form = { class: seventh ?? '', kind: 'individual' }
    await page.request.post('/api/app/features/individual_plans/api/set_plan_kind', { form, headers: { origin: new URL(page.url()).origin } })
    await page.goto('/individual-plans')
    await expect(page.getByText('учится по индивидуальным планам')).toBeVisible()
    await axe(page)
  })

  const first = page.getByRole('table', { name: 'Ученики и их планы' }).getByRole('row').nth(1)
  await test.step('too many hours are refused, and what was typed stays', async () => {
    await first.getByRole('link').click()
    await page.getByLabel('География, часов у ученика').fill('20')
    await page.getByRole('button', { name: 'Сохранить план' }).click()
    await expect(page.getByText(/Всего выходит \d+ ч в неделю, а предел/)).toBeVisible()
    await expect(page.getByLabel('География, часов у ученика')).toHaveValue('20')
    await axe(page)
  })

  await test.step('a subject is not taken, and the group still has the pupil', async () => {
    await page.getByLabel('География, часов у ученика').fill('0')
    await page.getByRole('button', { name: 'Сохранить план' }).click()
    await expect(first).toContainText('География: не изучает')
    await expect(first).toContainText('География: числится в группе')
  })

  await test.step('groups follow the plan', async () => {
    await page.getByRole('button', { name: /^Привести группы/ }).click()
    await expect(first).not.toContainText('числится в группе')
    await axe(page)
  })
})
