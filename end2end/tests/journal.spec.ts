// A teacher marks a class with the keyboard alone; a cut network and a second hand lose nothing.
import { axe, expect, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'

test('a teacher marks a class with the keyboard and takes one back', async ({ as }) => {
  const page = await as('teacher')
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  const count = await journal.rows.count()
  await journal.cell(0).click()

  await test.step('attendance and marks go in, the cursor goes down', async () => {
    await page.keyboard.press('Delete')
    await page.keyboard.press('5')
    await expect(journal.cell(0)).toHaveText('5')
    await expect(journal.cell(1)).toBeFocused()
    await page.keyboard.press('Delete')
    await page.keyboard.press('KeyY')
    await expect(journal.cell(1)).toHaveText('ОТ')
    await expect(journal.saved).toBeVisible()
  })

  await test.step('a space keeps the cell for one more mark', async () => {
    await journal.cell(2).click()
    await page.keyboard.press('Delete')
    await page.keyboard.type('5')
    await page.keyboard.press('Space')
    await page.keyboard.type('4')
    await expect(journal.cell(2)).toHaveText('5 4')
  })

  await test.step('F2 edits the whole content, Esc gives it up', async () => {
    await journal.cell(2).click()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('3 н')
    await page.keyboard.press('Enter')
    await expect(journal.cell(2)).toHaveText('3 ОТ')
    await page.keyboard.press('F2')
    await page.keyboard.type('5')
    await page.keyboard.press('Escape')
    await expect(journal.cell(2)).toHaveText('3 ОТ')
  })

  await test.step('undo and redo', async () => {
    await page.keyboard.press('Control+KeyZ')
    await expect(journal.cell(2)).toHaveText('5 4')
    await page.keyboard.press('Control+Shift+KeyZ')
    await expect(journal.cell(2)).toHaveText('3 ОТ')
  })

  await test.step('one never falls off the grid', async () => {
    await page.keyboard.press('Control+End')
    await page.keyboard.press('ArrowDown')
    await expect(journal.rows.nth(count - 1).locator('td:not(.avg)').last()).toBeFocused()
    await page.keyboard.press('Control+Home')
    await expect(journal.rows.first().locator('td').first()).toBeFocused()
  })

  await expect(journal.saved).toBeVisible()
  await page.reload()
  await expect(journal.cell(0)).toHaveText('5')
  await expect(journal.cell(2)).toHaveText('3 ОТ')
  await axe(page)
})

test('a teacher chooses many cells, fills down, clears them and takes it back', async ({ as }) => {
  const page = await as('teacher')
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  await expect(journal.grid).toHaveAttribute('aria-multiselectable', 'true')

  await test.step('Shift and arrows choose a rectangle, Esc lets it go', async () => {
    await journal.cell(6, 1).click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await expect(journal.chosen).toHaveCount(6)
    await expect(journal.spoken).toHaveText(/Выделено: 6\sклеток/)
    await expect(journal.cell(6, 1)).toBeFocused()
    await axe(page)
    await page.keyboard.press('Escape')
    await expect(journal.chosen).toHaveCount(0)
  })

  await test.step('Shift and a click choose as far as there, an arrow lets go, Ctrl+A takes all', async () => {
    await journal.cell(8, 0).click({ modifiers: ['Shift'] })
    await expect(journal.chosen).toHaveCount(6)
    await page.keyboard.press('ArrowUp')
    await expect(journal.chosen).toHaveCount(0)
    await page.keyboard.press('Control+KeyA')
    await expect(journal.chosen).toHaveCount(await journal.rows.locator('td:not(.avg)').count())
  })

  await test.step('Delete clears the choice, Ctrl+D fills the empty cells of it', async () => {
    await journal.cell(6, 1).click()
    await journal.cell(8, 1).click({ modifiers: ['Shift'] })
    await page.keyboard.press('Delete')
    for (const row of [6, 7, 8]) await expect(journal.cell(row, 1)).toHaveText('')
    await journal.cell(7, 1).click()
    await page.keyboard.press('KeyY')
    await journal.cell(6, 1).click()
    await page.keyboard.press('5')
    await journal.cell(6, 1).click()
    await journal.cell(8, 1).click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+KeyD')
    await expect(journal.cell(8, 1)).toHaveText('5')
    await expect(journal.cell(7, 1)).toHaveText('ОТ')
  })

  await test.step('what was cleared at once comes back at once', async () => {
    await page.keyboard.press('Delete')
    for (const row of [6, 7, 8]) await expect(journal.cell(row, 1)).toHaveText('')
    await page.keyboard.press('Control+KeyZ')
    await expect(journal.cell(6, 1)).toHaveText('5')
    await expect(journal.cell(7, 1)).toHaveText('ОТ')
    await expect(journal.cell(8, 1)).toHaveText('5')
  })
  await expect(journal.saved).toBeVisible()
})

test('marks of a spreadsheet are looked at before they go in', async ({ as }) => {
  const page = await as('teacher')
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  await journal.cell(6, 2).click()
  await journal.cell(8, 2).click({ modifiers: ['Shift'] })
  await page.keyboard.press('Delete')
  await journal.cell(6, 2).click()

  await test.step('the preview says what goes where and what does not, and writes nothing', async () => {
    await journal.paste('5,0\r\n4,5\r\nн/б\r\n3\r\n')
    await expect(journal.preview).toContainText(/Изменится: 2\sклетки; не подойдёт: 2\sклетки/)
    await expect(journal.preview.getByRole('row', { name: /4,5.*дробь/ })).toBeVisible()
    await expect(journal.preview.getByRole('row', { name: /10-я строка.*За краем журнала/ })).toBeVisible()
    await axe(page)
    await page.keyboard.press('Escape')
    await expect(journal.preview).toBeHidden()
    await expect(journal.cell(6, 2)).toBeFocused()
    await expect(journal.cell(6, 2)).toHaveText('')
  })

  await test.step('one button writes what goes in, one undo takes it back', async () => {
    await journal.paste('5,0\r\n\r\nн/б\r\n')
    await journal.preview.getByRole('button', { name: /^Записать 2/ }).click()
    await expect(journal.preview).toBeHidden()
    await expect(journal.cell(6, 2)).toHaveText('5')
    await expect(journal.cell(7, 2)).toHaveText('')
    await expect(journal.cell(8, 2)).toHaveText('ОТ')
    await expect(journal.cell(6, 2)).toBeFocused()
    await page.keyboard.press('Control+KeyZ')
    await expect(journal.cell(6, 2)).toHaveText('')
    await expect(journal.cell(8, 2)).toHaveText('')
    await page.keyboard.press('Control+Shift+KeyZ')
    await expect(journal.cell(8, 2)).toHaveText('ОТ')
  })

  await test.step('what is copied here goes in elsewhere', async () => {
    await expect(journal.saved).toBeVisible()
    await journal.cell(6, 2).click()
    await page.keyboard.press('Control+KeyC')
    await expect(journal.spoken).toHaveText(/Скопировано: 1\sклетка/)
    await journal.cell(7, 2).click()
    await page.keyboard.press('Control+KeyV')
    await journal.preview.getByRole('button', { name: /^Записать 1/ }).click()
    await expect(journal.cell(7, 2)).toHaveText('5')
  })
  await expect(journal.saved).toBeVisible()
})

test('on a phone attendance is a list: one tap a pupil', async ({ as }) => {
  const page = await as('teacher', { viewport: { width: 390, height: 844 }, hasTouch: true })
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  await page.getByText('Посещаемость', { exact: true }).tap()
  await expect(journal.grid).toBeHidden()
  const row = journal.roll.nth(5)
  const [pupil, code] = [row.getByRole('button'), row.getByRole('combobox')]
  await code.selectOption('')
  for (const target of [pupil, code]) {
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  }

  await pupil.tap()
  await expect(pupil).toHaveAttribute('aria-pressed', 'true')
  await expect(code).toHaveValue('н')
  await pupil.tap()
  await expect(pupil).toHaveAttribute('aria-pressed', 'false')
  await expect(code.locator('option[value="б"]')).toHaveCount(0)
  await code.selectOption('о')
  await pupil.tap()
  await expect(code).toHaveValue('о')
  await expect(journal.saved).toBeVisible()
  await axe(page)

  await page.reload()
  await journal.look()
  await expect(journal.cell(5)).toContainText('ОП')
})

test.describe('without a network', () => {
  test.use({ allowed: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ })

  test('marks wait on the device, survive a reload of it, and go when the network is back', async ({ as }) => {
    const page = await as('teacher')
    const journal = new Journal(page)
    await journal.open('7А', 'Алгебра')
    await journal.cell(4, 1).click()
    await page.context().setOffline(true)
    await page.keyboard.press('Delete')
    await page.keyboard.press('4')
    await expect(journal.cell(4, 1)).toHaveAttribute('data-state', 'offline')
    await expect(page.locator('.save[data-state="offline"]')).toContainText('Нет связи')
    await page.context().setOffline(false)
    await expect(journal.saved).toBeVisible()
    await page.reload()
    await expect(journal.cell(4, 1)).toHaveText('4')
  })
})

test('a lesson gets its topic and homework', async ({ as }) => {
  const page = await as('teacher')
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  await journal.cell(0).click()
  await page.keyboard.press('Enter')
  await page.getByLabel('Тема урока').fill('Сумма углов треугольника')
  await page.getByLabel('Домашнее задание').fill('§ 15, № 12')
  await page.getByRole('button', { name: 'Сохранить урок' }).click()
  await expect(page.getByRole('heading', { name: 'Сумма углов треугольника' })).toBeVisible()
  await axe(page)
})

test('a deputy reads the journal and writes nothing', async ({ as }) => {
  const page = await as('deputy')
  await visit(page, '/journals')
  await page.getByRole('main').getByRole('link', { name: 'Алгебра' }).first().click()
  const journal = new Journal(page)
  await journal.look()
  const cell = journal.cell(0)
  const before = await cell.textContent()
  await cell.click()
  await page.keyboard.press('2')
  await expect(page.getByText('Журнал ведёт учитель').first()).toBeVisible()
  await expect(cell).toHaveText(before ?? '')
})

test('on paper the journal is a spread: pupils on the left page, topics on the right', async ({ as }) => {
  const page = await as('teacher')
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  const right = page.locator('.paper-lessons')
  await expect(right).toBeHidden()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.locator('.paper-head')).toHaveText(/ · 7А · Алгебра · 2 четверть · учитель Тихонов А\. П\.$/)
  await expect(right).toBeVisible()
  expect(await right.locator('tbody tr').count()).toBe(await journal.rows.first().locator('td:not(.avg)').count())
  for (const tool of ['.tools', '.bar', '.key', '.page-head']) await expect(page.locator(tool).first()).toBeHidden()
  const ink = await journal.rows.first().locator('th').evaluate(name => getComputedStyle(name).color)
  expect(ink).toBe('rgb(0, 0, 0)')
})

test.describe('a page whose program does not come', () => {
  test.use({ allowed: /^$|ERR_FAILED|Failed to fetch|unreachable|panicked|import/ })

  test('says that it can only be read', async ({ as }) => {
    const page = await as('teacher')
    const journal = new Journal(page)
    await journal.open('7А', 'Алгебра')
    for (const part of ['**/*.wasm', '**/pkg/**/*.js']) {
      await page.route(part, route => route.abort())
      await page.reload()
      await expect(page.locator('.note[role=alert]')).toContainText('её программа не пришла')
      await expect(journal.rows.first()).toBeVisible()
      await page.unroute(part)
    }
  })
})
