// The social passport: written by the class teacher, nothing to a subject teacher or a stranger, figures for an officer.
import { axe, expect, test, visit } from '../fixtures/base'

test.use({ cityOf: 'social', allowed: /status of (422|404)/ })

test('a class teacher fills a passport, refused once and kept', async ({ as }) => {
  const page = await as('classteacher')
  await visit(page, '/people?name=соколов')
  await page.getByRole('link', { name: 'Соколов Михаил Дмитриевич' }).click()
  await page.getByRole('link', { name: 'Социальный паспорт' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Социальный паспорт: Соколов Михаил/ })).toBeVisible()
  await axe(page)
  await page.getByLabel('Состав семьи').selectOption({ label: 'Неполная' })
  await page.getByRole('checkbox', { name: 'Есть инвалидность' }).check()
  await page.getByLabel('Документ об инвалидности').fill('')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Укажите документ: какой, его номер и дату.')).toBeVisible()
  await expect(page.getByLabel('Состав семьи')).toHaveValue('single')
  await axe(page)
  await page.getByLabel('Документ об инвалидности').fill('Справка МСЭ № 7')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Сохранено.')).toBeVisible()
  await page.getByRole('link', { name: '7А' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Соколов Михаил' })
  await expect(row).toContainText('неполная семья')
  await expect(row).toContainText('инвалидность')
  await axe(page)
})

test('for a subject teacher and a foreign coordinator there is none', async ({ as }) => {
  const leader = await as('classteacher')
  await visit(leader, '/people?name=соколов')
  await leader.getByRole('link', { name: 'Соколов Михаил Дмитриевич' }).click()
  await leader.getByRole('link', { name: 'Социальный паспорт' }).click()
  const path = new URL(leader.url()).pathname
  for (const login of ['teacher', 'coordinator2']) {
    const page = await as(login)
    const answer = await page.goto(path)
    expect(answer?.status(), login).toBe(404)
    await expect(page.getByText('Здесь ничего нет')).toBeVisible()
  }
})

test('the school and the officer read figures, the officer no names', async ({ as }) => {
  const page = await as('deputy')
  await visit(page, '/social')
  await expect(page.getByRole('row', { name: /^Семья неполная/ })).toBeVisible()
  await axe(page)
  const officer = await as('district')
  await visit(officer, '/organisations')
  await officer.getByRole('link', { name: 'Социальный паспорт' }).click()
  await expect(officer.getByRole('row', { name: /^Учеников/ })).toBeVisible()
  await expect(officer.getByRole('main').getByRole('link', { name: /^\d+[А-Я]$/ })).toHaveCount(0)
  await axe(officer)
})
