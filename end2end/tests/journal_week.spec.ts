// A teacher's week in a class of 35, without a mouse: 60 marks typed, 50 of them undone and redone, a term of a spreadsheet pasted.
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, hydrated, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'
import { Keys } from '../pages/keys'
import { Terms } from '../pages/term_marks'

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

/** 35 × 10 as a spreadsheet holds them: a mark, sometimes none, sometimes the pupil was absent. */
const sheet = Array.from({ length: full }, (_, row) => Array.from({ length: 10 }, (_, at) =>
  (row + at) % 11 === 0 ? 'н' : (row * 3 + at) % 4 === 0 ? '' : String(3 + (row + at * 2) % 3)))

/** What stands in the cells of the grid. */
const content = (journal: Journal) => journal.rows.evaluateAll(rows => rows.map(row =>
  [...row.querySelectorAll('td:not(.avg)')].map(cell => cell.textContent!.trim())))

/** Who stands in the rows, without their numbers. */
const pupils = (journal: Journal) => journal.rows.locator('th').evaluateAll(names => names.map(name => name.textContent!.replace(/^\d+/, '').trim()))

const openTerm = async (page: Page, keys: Keys, term: string) => {
  await keys.reach(page.getByRole('main').locator('summary', { hasText: 'четверть' }), 'back')
  await keys.press('Enter')
  await keys.link(term)
  await expect(page.getByRole('heading', { level: 1, name: `7А, Алгебра: ${term}` })).toBeAttached()
}

test('a week of a class of 35 is kept without the mouse', async ({ as, city }, info) => {
  test.slow()
  const file = info.outputPath('class.csv')
  writeFileSync(file, list)
  const { created } = JSON.parse(await city.run('import', 'people', '--school', 'school-1', '--kind', 'pupils', '--file', file, '--json'))
  expect(created).toBe(letters.length)

  const page = await as('teacher', { permissions: ['clipboard-read', 'clipboard-write'] })
  const keys = await Keys.of(page)
  const journal = new Journal(page)
  await page.goto('/journals')
  await keys.at('Журналы')
  await keys.reach(journal.link('7А', 'Алгебра'))
  await keys.press('Enter')
  await journal.look()
  await expect(journal.rows).toHaveCount(full)
  await expect(journal.rows.nth(spelled)).toContainText('Новиков')
  await expect(journal.rows.nth(spelled + column - 1)).toContainText('Новиков')
  const before = await content(journal)
  const learning = await pupils(journal)

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
      for (let row = 0; row < column; row++) await keys.press('ArrowUp')
      await keys.press('ArrowRight')
    }
  })
  const filled = (some: typeof typed) => before.map((cells, row) => cells.map((was, lesson) =>
    some.find(([r, l]) => r === row && l === lesson)?.[2] ?? was))
  await expect(journal.saved).toBeVisible()
  expect(await content(journal)).toEqual(filled(typed))

  await test.step('50 are undone, and redone', async () => {
    for (let n = 0; n < undone; n++) await keys.press('Control+KeyZ')
    await expect.poll(() => content(journal)).toEqual(filled(typed.slice(0, -undone)))
    for (let n = 0; n < undone; n++) await keys.press('Control+Shift+KeyZ')
    await expect.poll(() => content(journal)).toEqual(filled(typed))
    await expect(journal.saved).toBeVisible()
    await page.reload()
    await journal.look()
    expect(await content(journal)).toEqual(filled(typed))
  })

  await test.step('the first quarter is opened once more for who was late', async () => {
    const office = await as('deputy')
    await visit(office, '/terms')
    await office.getByRole('main').getByRole('link', { name: '1 четверть' }).click()
    await hydrated(office)
    await new Terms(office).order('Открыть снова', 'Открыть', 'Отметки октября лежат в таблице')
    await expect(office.getByRole('main').locator('summary', { hasText: 'Закрыть период' })).toBeVisible()
  })

  await test.step('35 × 10 of a spreadsheet go in after a preview, go back by one key and in again', async () => {
    await keys.reach(journal.active)
    await openTerm(page, keys, '1 четверть')
    await journal.look()
    const empty = await content(journal)
    // Who has left since stands in the journal of that term: the spreadsheet has a line for each, theirs is empty.
    const lines = [...sheet]
    // An absence with its reason stays as it is.
    const pasted = (await pupils(journal)).map((name, row) => (learning.includes(name) ? lines.shift()! : Array<string>(10).fill(''))
      .map((given, at) => /[А-Я]/.test(empty[row][at]) ? '' : given))
    expect(lines).toEqual([])
    const after = empty.map((cells, row) => cells.map((was, at) => {
      const given = pasted[row][at]
      return !given ? was : given === 'н' ? 'ОТ' : given
    }))
    const changed = after.flatMap((cells, row) => cells.filter((now, at) => now !== empty[row][at])).length
    await page.evaluate(text => navigator.clipboard.writeText(text), pasted.map(row => row.join('\t')).join('\r\n') + '\r\n')
    await keys.reach(journal.active)
    await keys.press('Control+Home')
    await keys.press('Control+KeyV')
    await expect(journal.preview).toContainText(new RegExp(`Изменится: ${changed}\\s`))
    await keys.reach(journal.preview.getByRole('button', { name: new RegExp(`^Записать ${changed}\\s`) }))
    await keys.press('Enter')
    await expect(journal.preview).toBeHidden()
    await expect.poll(() => content(journal)).toEqual(after)
    await keys.press('Control+KeyZ')
    await expect.poll(() => content(journal)).toEqual(empty)
    await keys.press('Control+Shift+KeyZ')
    await expect.poll(() => content(journal)).toEqual(after)
    await expect(journal.saved).toBeVisible()
    await page.reload()
    await journal.look()
    expect(await content(journal)).toEqual(after)
  })

  expect(keys.clicked).toBe(0)
})
