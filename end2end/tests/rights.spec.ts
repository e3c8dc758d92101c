// A coordinator gives a role, narrows and widens another, dismisses a teacher; an officer appoints who answers.
import { axe, expect, test, visit } from '../fixtures/base'
import { Rights } from '../pages/rights'

// Who is dismissed here is gone for everybody.
test.use({ cityOf: 'rights', allowed: /status of 404/ })

const today = '2026-11-12'
const yesterday = '2026-11-11'
const order = 'Приказ № 15 от 2 ноября'

test('a role is given, felt at once, and taken back', async ({ as }) => {
  const page = await as('coordinator')
  const rights = new Rights(page)

  await test.step('the way leads from the passwords', async () => {
    await visit(page, '/slips')
    await page.getByRole('link', { name: 'Роли и права' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Роли и права' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-plain')
    await axe(page)
  })

  await test.step('nobody of that name is said kindly', async () => {
    await page.getByLabel('ФИО').fill('Ыъь')
    await page.getByRole('button', { name: 'Найти', exact: true }).click()
    await expect(page.getByText('Никого не нашлось')).toBeVisible()
  })

  await test.step('a coordinator without an order is refused where the order stands', async () => {
    await rights.openPerson('Щербакова')
    await axe(page)
    await rights.give('Координатор', today)
    await expect(page.getByText('укажите его номер и дату').first()).toBeVisible()
    await expect(rights.role('Координатор')).toHaveCount(0)
  })

  const colleague = await as('teacher2')
  await test.step('a deputy is made, and her colleague sees substitutions at once', async () => {
    await rights.give('Завуч', today, order)
    await expect(rights.role('Завуч')).toBeVisible()
    await expect(page.getByText(`${order}. Кравцова`)).toBeVisible()
    await visit(colleague, '/substitutions')
    await expect(colleague.getByRole('heading', { level: 1, name: 'Замены' })).toBeVisible()
  })

  await test.step('the role ends, and its pages shut', async () => {
    await rights.end('Завуч', yesterday)
    await expect(rights.role('Завуч')).toHaveCount(0)
    await axe(page)
  })

  await test.step('the last coordinator stays', async () => {
    await rights.openPerson('Кравцова')
    await rights.end('Координатор', today, order)
    await expect(page.getByText('Это последний координатор школы')).toBeVisible()
    await expect(rights.role('Координатор')).toBeVisible()
  })
})

test('a role is widened and brought back to the usual', async ({ as }) => {
  const page = await as('coordinator')
  const rights = new Rights(page)
  await rights.openRole('Секретарь')
  await axe(page)
  await page.getByRole('checkbox', { name: /^Расписание/ }).check()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('добавлено школой').first()).toBeVisible()
  await axe(page)
  const secretary = await as('secretary')
  await visit(secretary, '/timetable/plan')
  await expect(secretary.getByRole('heading', { level: 1 })).toBeAttached()
  await page.getByRole('button', { name: 'Вернуть обычный набор' }).click()
  await expect(page.getByRole('checkbox', { name: /^Расписание/ })).not.toBeChecked()
  await expect(page.getByRole('button', { name: 'Вернуть обычный набор' })).toHaveCount(0)
})

test('a teacher is dismissed, is out at once, and comes back', async ({ as }) => {
  const teacher = await as('teacher')
  await visit(teacher, '/journals')
  const page = await as('coordinator')
  const rights = new Rights(page)
  await rights.openPerson('Тихонов')
  await rights.dismiss(yesterday, order)
  await expect(page.getByText('Уволен: последний день работы — 11.11.2026.')).toBeVisible()
  await axe(page)
  await teacher.goto('/journals')
  await expect(teacher.getByRole('button', { name: 'Войти' })).toBeVisible()
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Отменить увольнение' }) })
  await form.getByLabel('Основание').fill(order)
  await form.getByRole('button', { name: 'Отменить увольнение' }).click()
  await rights.give('Учитель', today)
  await expect(rights.role('Учитель')).toBeVisible()
  await visit(page, '/rights')
  await expect(page.getByText(/^Без учителя: /)).toBeVisible()
  await axe(page)
  await page.getByText(/^Без учителя: /).click()
  await page.getByRole('link', { name: /, Алгебра$/ }).first().click()
  await expect(page).toHaveURL(/\/wizard\/groups\?of=/)
})

test('an officer appoints who answers for a school, on a phone', async ({ as }) => {
  const page = await as('district', { viewport: { width: 360, height: 740 } })
  await visit(page, '/organisations')
  await page.getByRole('link', { name: 'Кто отвечает за школы' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Кто отвечает за школы' })).toBeVisible()
  await axe(page)
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('table').getByRole('link', { name: /Никифорова/ }).click()
  const rights = new Rights(page)
  await expect(page.getByLabel('Роль', { exact: true }).getByRole('option')).toHaveText(['Координатор', 'Директор'])
  await rights.give('Координатор', today, order)
  await expect(rights.role('Координатор')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Уволить' })).toHaveCount(0)
  await axe(page)
})

test('a colleague stands in for a class teacher, is shown so, and is out when it ends', async ({ as }) => {
  const page = await as('coordinator')
  const rights = new Rights(page)
  await rights.openPerson('Лебедева')
  await page.getByText('Назначить замещающего').first().click()
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Назначить замещающего' }) })
  await form.getByLabel('Что замещать').selectOption({ label: 'Классный руководитель 7А' })
  await form.getByLabel('Кто замещает').selectOption({ label: 'Щербакова Юлия Романовна' })
  await form.getByLabel('Замещает с').fill(today)
  await form.getByLabel('Замещает по').fill('2026-11-30')
  await form.getByLabel('Основание').fill(order)
  await axe(page)
  await form.getByRole('button', { name: 'Назначить замещающего' }).click()
  const stint = page.locator('.rights-role').filter({ hasText: 'Щербакова Ю. Р. за Лебедеву О. Н.' })
  await expect(stint).toBeVisible()
  await axe(page)

  const deputy = await as('teacher2')
  await visit(deputy, '/people')
  await deputy.getByLabel('Класс').selectOption({ label: '7А' })
  await deputy.getByRole('button', { name: 'Найти', exact: true }).click()
  await deputy.getByRole('link', { name: 'Исправить список' }).click()
  await expect(deputy.getByRole('heading', { level: 1, name: '7А: исправить список' })).toBeVisible()
  const path = new URL(deputy.url()).pathname
  await expect(deputy.getByText('за Лебедеву О. Н. до 30.11')).toBeAttached()

  const staff = await as('coordinator')
  await visit(staff, '/rights')
  const line = (name: string) => staff.getByRole('table').getByRole('row').filter({ hasText: name })
  await expect(line('Щербакова Юлия')).toContainText('замещает Лебедеву О. Н. по 30.11.2026: классный руководитель 7А')
  await expect(line('Лебедева')).toContainText('вместо — Щербакова Ю. Р. по 30.11.2026')
  await axe(staff)

  await stint.getByText('Закончить раньше', { exact: true }).click()
  await stint.getByLabel('Последний день').fill(yesterday)
  await stint.getByRole('button', { name: 'Закончить замещение' }).click()
  await expect(page.getByText('отменено')).toBeVisible()
  const answer = await deputy.goto(path)
  expect(answer?.status()).toBe(404)
})
