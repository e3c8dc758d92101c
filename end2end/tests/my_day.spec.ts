// A teacher has the whole day on a phone: a lesson opens its journal, and the roll there is open at that lesson.
import { axe, expect, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'

const phone = { viewport: { width: 360, height: 740 } }

test('the day is the first way, and a lesson opens with its roll', async ({ as }) => {
  const page = await as('classteacher', phone)
  await visit(page, '/my-day')
  await expect(page.locator('html')).toHaveAttribute('data-plain')
  const ways = page.getByRole('navigation', { name: 'Разделы' }).getByRole('link')
  await expect(ways.first()).toHaveText('Мой день')
  await expect(ways.first()).toHaveAttribute('aria-current', 'page')
  await axe(page)

  const lesson = page.locator('.my-day').first().getByRole('link').first()
  await expect(lesson).toContainText(/посещаемость (не )?отмечена/)
  await lesson.click()
  await expect(page).toHaveURL(/\/journal\/\d+\?term=\d+&lesson=\d+$/)
  const journal = new Journal(page)
  await expect(journal.roll.first()).toBeVisible()
  await axe(page)
})

test('a day without lessons names the next one', async ({ as }) => {
  const page = await as('teacher', phone)
  await visit(page, '/my-day')
  await expect(page.getByRole('heading', { level: 2, name: 'Сегодня уроков нет' })).toBeVisible()
  await expect(page.getByText(/^Следующий урок: /)).toBeVisible()
  await axe(page)
})

test('a wide screen opens the journal at the lesson of the address', async ({ as }) => {
  const page = await as('classteacher')
  await visit(page, '/my-day')
  const href = await page.locator('.my-day').last().getByRole('link').first().getAttribute('href')
  await visit(page, href!)
  const journal = new Journal(page)
  await journal.look()
  await expect(journal.active).toBeInViewport()
  await expect(journal.roll).toHaveCount(0)
  const here = page.locator('th.lesson[data-here]')
  await expect(here).toHaveCount(1)
  await expect(here).not.toHaveAttribute('data-today')
})

test('whoever has many journals chooses among them', async ({ as }) => {
  const page = await as('deputy')
  await visit(page, '/journals')
  await page.getByLabel('Предмет').selectOption({ label: 'Алгебра' })
  await page.getByRole('button', { name: 'Показать' }).click()
  await expect(page).toHaveURL(/subject=/)
  const journals = page.getByRole('main').locator('a[href^="/journal/"]')
  await expect(journals.first()).toContainText('Алгебра')
  await expect(journals.filter({ hasNotText: 'Алгебра' })).toHaveCount(0)
})
