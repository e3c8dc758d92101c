// A teacher says what a mark is for and writes to the family; a mother says that she has read it; the teacher sees it.
import { axe, expect, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'

test.use({ cityOf: 'comments' })

test('a comment goes to the family and its receipt comes back', async ({ as }) => {
  const page = await as('teacher')
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  const row = await journal.rows.evaluateAll(rows => rows.findIndex(row => row.textContent!.includes('Соколов М')))
  expect(row).toBeGreaterThanOrEqual(0)
  const cell = journal.cell(row)
  const panel = page.getByRole('complementary', { name: 'Урок' })

  await test.step('a test of the lesson, with a name; the mark is for it', async () => {
    await cell.click()
    await page.keyboard.press('5')
    await expect(journal.saved).toBeVisible()
    await page.keyboard.press('ArrowUp')
    await cell.click()
    await page.keyboard.press('Enter')
    await panel.getByRole('button', { name: 'Добавить работу' }).click()
    const title = panel.getByLabel('Название').last()
    await title.fill('Дроби')
    await title.press('Tab')
    const given = panel.getByLabel(/^За что/).last()
    await expect(given.locator('option', { hasText: 'Дроби' })).toHaveCount(1)
    await given.selectOption(await given.locator('option', { hasText: 'Дроби' }).getAttribute('value') ?? '')
    await expect(given.locator('option:checked')).toContainText('Дроби')
    await expect(journal.saved).toBeVisible()
  })

  await test.step('the comment', async () => {
    const comment = panel.getByLabel('Комментарий к отметке')
    await comment.fill('Решил задачу двумя способами')
    await comment.press('Tab')
    await expect(journal.saved).toBeVisible()
    await axe(page)
  })

  await test.step('the mother reads it on a phone', async () => {
    const mother = await as('parent', { viewport: { width: 360, height: 740 } })
    await visit(mother, '/diary/children')
    const child = await mother.getByRole('heading', { level: 2, name: /, 7А/ }).getByRole('link').getAttribute('href')
    await visit(mother, child!.replace('/diary', '/diary/week'))
    // Of the week only today is open.
    const days = mother.getByRole('main').locator('details')
    await expect(days.first()).toBeAttached()
    await days.evaluateAll(all => all.forEach(day => day.setAttribute('open', '')))
    const lesson = mother.getByRole('listitem').filter({ hasText: 'Решил задачу двумя способами' })
    await expect(lesson).toContainText('Учитель пишет')
    await axe(mother)
    await lesson.getByRole('button', { name: 'Прочитано' }).click()
    // It comes back to the day of the lesson, laid open.
    const read = mother.getByRole('listitem').filter({ hasText: 'Решил задачу двумя способами' })
    await expect(read).toContainText('Прочитано родителями')
    await expect(read.getByRole('button', { name: 'Прочитано' })).toHaveCount(0)
  })

  await test.step('the teacher sees it', async () => {
    await page.reload()
    await journal.look()
    await cell.click()
    await page.keyboard.press('Enter')
    await expect(panel.getByText(/^Родители прочитали:/)).toBeVisible()
    await expect(panel.getByLabel(/^За что/).last().locator('option:checked')).toContainText('Дроби')
  })
})
