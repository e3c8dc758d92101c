// The list of a school's people: a secretary finds a pupil, ё and е alike.
import { axe, expect, test, visit } from '../fixtures/base'

// A refused form is answered by its page under 422.
test.use({ allowed: /status of 422/ })

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

test('a class teacher corrects a card and finds the correction in its past', async ({ as }) => {
  const page = await as('classteacher')
  await visit(page, '/people?name=фомина')
  await page.getByRole('link', { name: 'Фомина Вероника Дмитриевна' }).click()
  await page.getByText('Исправить сведения').click()
  await axe(page)
  await page.getByLabel('Имя', { exact: true }).fill('Вероничка')
  await page.getByLabel('Телефон').fill('12')
  await page.getByRole('button', { name: 'Сохранить' }).last().click()
  await expect(page.getByText('В номере телефона не меньше десяти цифр')).toBeVisible()
  await axe(page)
  await page.getByLabel('Телефон').fill('1')
  await page.getByRole('button', { name: 'Сохранить' }).last().click()
  await expect(page.getByText('В номере телефона не меньше десяти цифр')).toBeVisible()
  await expect(page).toHaveURL(/\/people\/\d+$/)
  await expect(page.getByLabel('Имя', { exact: true })).toHaveValue('Вероничка')
  await page.getByLabel('Телефон').fill('')
  await page.getByRole('button', { name: 'Сохранить' }).last().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Фомина Вероничка Дмитриевна' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Лебедева О. Н.' }).filter({ hasText: 'имя' }).first()).toBeVisible()
  // As she was called before, for other journeys of this city.
  await page.getByText('Исправить сведения').click()
  await page.getByLabel('Имя', { exact: true }).fill('Вероника')
  await page.getByRole('button', { name: 'Сохранить' }).last().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Фомина Вероника Дмитриевна' })).toBeVisible()
})
