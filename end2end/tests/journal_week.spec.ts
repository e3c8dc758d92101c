// A teacher's week in a class of 35, without a mouse: 60 marks typed, 50 of them undone and redone.
import { writeFileSync } from 'node:fs'
import { expect, test } from '../fixtures/base'
import { Journal } from '../pages/journal'
import { Keys } from '../pages/keys'

test.use({ cityOf: 'a class of 35' })

const full = 35
const letters = 'абвгдежзиклмнопрстуфхцчшщэ'
const spelled = 3
const column = 12
const undone = 50

/** A list that brings 7А of nine pupils to 35. */
const list = ['Класс;Фамилия;Имя;Отчество;Пол;Дата рождения']
  .concat([...letters].map((letter, n) => `7А;Новиков-${letter.toUpperCase()};Пётр;Петрович;м;${String(n + 1).padStart(2, '0')}.03.2013`))
  .join('\n')

/** What stands in the cells of the grid. */
const content = (journal: Journal) => journal.rows.evaluateAll(rows => rows.map(row =>
  [...row.querySelectorAll('td:not(.avg)')].map(cell => cell.textContent!.trim())))

test('a week of a class of 35 is kept without the mouse', async ({ as, city }, info) => {
  test.slow()
  const file = info.outputPath('class.csv')
  writeFileSync(file, list)
  const { created } = JSON.parse(await city.run('import', 'people', '--school', 'school-1', '--kind', 'pupils', '--file', file, '--json'))
  expect(created).toBe(letters.length)

  const page = await as('teacher')
  const keys = await Keys.of(page)
  const journal = new Journal(page)
  await page.goto('/journals')
  await keys.at('Журналы')
  const part = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: '7А', exact: true }) })
  await keys.reach(part.getByRole('link', { name: 'Алгебра' }).first())
  await keys.press('Enter')
  await journal.look()
  await expect(journal.rows).toHaveCount(full)
  await expect(journal.rows.nth(spelled)).toContainText('Новиков')
  await expect(journal.rows.nth(spelled + column - 1)).toContainText('Новиков')
  const before = await content(journal)

  const typed: [number, number, string][] = []
  await test.step('five lessons, twelve marks each', async () => {
    await keys.reach(journal.active)
    await keys.press('Control+Home')
    for (let row = 0; row < spelled; row++) await keys.press('ArrowDown')
    for (let lesson = 0; lesson < 5; lesson++) {
      for (let row = spelled; row < spelled + column; row++) {
        const mark = String(3 + (row + lesson) % 3)
        await keys.press(mark)
        typed.push([row, lesson, mark])
      }
      await keys.press('PageUp')
      await keys.press('ArrowUp')
      await keys.press('ArrowUp')
      await keys.press('ArrowRight')
    }
  })
  const with_ = (some: typeof typed) => before.map((cells, row) => cells.map((was, lesson) =>
    some.find(([r, l]) => r === row && l === lesson)?.[2] ?? was))
  await expect(journal.saved).toBeVisible()
  expect(await content(journal)).toEqual(with_(typed))

  await test.step('50 are undone, and redone', async () => {
    for (let n = 0; n < undone; n++) await keys.press('Control+KeyZ')
    await expect.poll(() => content(journal)).toEqual(with_(typed.slice(0, -undone)))
    for (let n = 0; n < undone; n++) await keys.press('Control+Shift+KeyZ')
    await expect.poll(() => content(journal)).toEqual(with_(typed))
    await expect(journal.saved).toBeVisible()
    await page.reload()
    await journal.look()
    expect(await content(journal)).toEqual(with_(typed))
  })

  expect(keys.clicked).toBe(0)
})
