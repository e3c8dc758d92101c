// The class teacher sees the class in all subjects, opens a cell down to its marks, a head to its journal, and the debts.
import { axe, expect, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'

// A debt is made here that is none elsewhere.
test.use({ cityOf: 'class_marks' })

test('from a dot of the teacher to the debts of the class and back into the journal', async ({ as }) => {
  const teacher = await as('teacher')
  const journal = new Journal(teacher)
  await journal.open('7А', 'Алгебра')
  const name = await journal.rows.first().locator('th bdi').innerText()
  await journal.cell(0, 1).click()
  await teacher.keyboard.press('Delete')
  await teacher.keyboard.press('Period')
  await expect(journal.saved).toBeVisible()

  const page = await as('classteacher')
  await visit(page, '/class-marks')
  await expect(page.locator('html')).toHaveAttribute('data-plain')
  await expect(page.getByRole('heading', { level: 1, name: /^7А, все предметы: / })).toBeVisible()
  await axe(page)

  await test.step('the debt stands with its work, and leads to the lesson in the journal', async () => {
    const debts = page.getByRole('table', { name: 'Долги класса' })
    const debt = debts.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Алгебра' }).last()
    await expect(debt).toBeVisible()
    const href = await debt.getByRole('link').getAttribute('href')
    expect(href).toMatch(/\/journal\/\d+\?term=\d+&lesson=\d+$/)
    await visit(page, href!)
    const read = new Journal(page)
    await read.look()
    await expect(read.cell(0)).toHaveText('•')
    await page.goBack()
  })

  await test.step('a cell opens to works, dates and values', async () => {
    await page.getByRole('link', { name: new RegExp(`^${name}, Алгебра: `) }).click()
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${name}: `) })).toBeVisible()
    const open = page.locator('details[open]')
    await expect(open).toHaveCount(1)
    await expect(open.getByRole('img', { name: 'точка' }).first()).toBeVisible()
    await axe(page)
    await page.getByRole('link', { name: '7А, все предметы' }).click()
  })

  await test.step('the head of a column opens the journal', async () => {
    await page.getByRole('columnheader', { name: 'Алгебра' }).getByRole('link').click()
    await expect(page.getByRole('grid', { name: /^Журнал: 7А, Алгебра/ })).toBeVisible()
  })

  await test.step('the teacher finds the same debt among the own ones', async () => {
    await visit(teacher, '/debts')
    const own = teacher.getByRole('table', { name: '7А, Алгебра: долги' })
    await expect(own.getByRole('row').filter({ hasText: name }).last()).toBeVisible()
    await axe(teacher)
  })
})

test('a deputy head turns to another class and takes it away', async ({ as }) => {
  const page = await as('deputy')
  await visit(page, '/class-marks')
  await page.getByLabel('Класс', { exact: true }).selectOption({ label: '5Б' })
  await page.getByRole('button', { name: 'Показать' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^5Б, все предметы: / })).toBeVisible()
  const [book] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excel' }).click()])
  expect(book.suggestedFilename()).toBe('marks.xlsx')
})

test('a long name is whole on paper and in the row of the active cell', async ({ as }) => {
  const page = await as('teacher')
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  const row = journal.rows.filter({ hasText: 'Рождественская-Константинопольская' })
  const who = row.locator('th.who')
  await row.locator('td').first().click()
  await expect(who).toHaveCSS('overflow-x', 'visible')
  await page.emulateMedia({ media: 'print' })
  expect(await who.evaluate(cell => cell.scrollWidth <= cell.clientWidth + 1)).toBe(true)
})

test.describe('on a phone with scripts switched off', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

  test('names stay while subjects scroll, and a name opens to a list', async ({ page, signIn }) => {
    await signIn(page, 'classteacher')
    await page.goto('/class-marks')
    const frame = page.getByRole('region', { name: /средние и итоговые отметки/ })
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
    expect(fits, 'the page itself does not scroll sideways').toBe(true)
    const first = frame.locator('tbody th').first()
    await frame.evaluate(box => { box.scrollLeft = 400 })
    await expect(first).toBeInViewport()
    await first.getByRole('link').click()
    await expect(page.locator('details').first()).toBeVisible()
    await page.locator('summary').filter({ hasText: 'Алгебра' }).click()
    await expect(page.getByRole('link', { name: 'Открыть журнал' }).first()).toBeVisible()
  })
})
