// The wizard in a school whose year runs: steps open, nothing that stands can be lost; the forms work without scripts.
import { axe, expect, test, visit } from '../fixtures/base'
import { Wizard } from '../pages/wizard'

test('a coordinator of an open year sees what is missing and loses nothing', async ({ as }) => {
  const page = await as('coordinator', { viewport: { width: 360, height: 740 } })
  await visit(page, '/wizard/check')
  await expect(page.getByRole('heading', { name: 'Год открыт' })).toBeVisible()
  await axe(page)
  await visit(page, '/wizard/borders')
  await expect(page.getByText('Год уже открыт: даты больше не меняются.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Сохранить и дальше' })).toHaveCount(0)
})

test('a teacher is not led into the wizard', async ({ as }) => {
  const page = await as('teacher')
  expect((await page.request.get('/wizard')).status()).toBe(403)
  await visit(page, '/journals')
  await expect(page.getByRole('link', { name: 'Учебный год' })).toHaveCount(0)
})

test('a class and a group change hands in a year that runs', async ({ as }) => {
  const page = await as('coordinator2')
  await visit(page, '/wizard/classes')
  const leader = page.getByLabel('Классный руководитель 7А', { exact: true })
  const before = await leader.inputValue()
  const other = await leader.locator('option').evaluateAll((all, before) =>
    all.map(one => (one as HTMLOptionElement).value).find(value => value !== '' && value !== before), before)
  await leader.selectOption(other!)
  await page.getByLabel('Основание').fill('Приказ № 15 от 2 ноября')
  await page.getByRole('button', { name: 'Сохранить классных руководителей' }).click()
  await expect(page.getByLabel('Классный руководитель 7А', { exact: true })).toHaveValue(other!)
  await axe(page)
  await page.getByRole('rowheader', { name: '7А' }).getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Класс 7А' })).toBeVisible()
  await page.getByLabel('Литера', { exact: true }).fill('1')
  await page.getByRole('button', { name: 'Сохранить класс', exact: true }).click()
  await expect(page.getByLabel('Литера', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await visit(page, '/wizard/groups')
  await expect(page.getByLabel('С какого дня')).toHaveValue('2026-11-12')
  await axe(page)
})

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false })

  test('a lesson is put into the week by a form', async ({ page, signIn }) => {
    await signIn(page, 'coordinator2')
    await page.goto('/wizard/timetable')
    const saturday = new Wizard(page).place('Суббота', 1)
    await saturday.selectOption({ index: 1 })
    const chosen = await saturday.inputValue()
    await page.getByRole('button', { name: 'Сохранить неделю' }).click()
    await expect(new Wizard(page).place('Суббота', 1)).toHaveValue(chosen)
  })
})
