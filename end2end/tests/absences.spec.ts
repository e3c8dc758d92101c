// A mother writes that her child is ill; the class teacher takes the note; the journal and the diary show it.
import { axe, expect, test, visit } from '../fixtures/base'
import { Absences, Note } from '../pages/absences'
import { Journal } from '../pages/journal'
import { Rights } from '../pages/rights'

// Absences that are settled here wait elsewhere.
test.use({ cityOf: 'absences' })

test('from a note to the journal and back to the diary', async ({ as }) => {
  const phone = await as('parent2', { viewport: { width: 360, height: 740 } })
  const note = new Note(phone)

  await test.step('the mother finds the note from the diary and reads that the first one waits', async () => {
    await visit(phone, '/diary')
    await phone.getByRole('link', { name: 'Записка об отсутствии' }).click()
    await expect(note.sent).toHaveCount(1)
    await expect(note.sent.first()).toContainText(/На рассмотрении: \d+\sурок/)
    await axe(phone)
  })

  await test.step('days in the wrong order are refused where they stand', async () => {
    await note.send('2026-11-16', '2026-11-14', 'Справка будет')
    await expect(phone.getByText('Последний день раньше первого.')).toBeVisible()
    await note.send('2026-11-14', '2026-11-16', 'Справка будет')
    await expect(note.sent).toHaveCount(2)
    await expect(note.sent.first()).toContainText('Отправлена')
  })

  const page = await as('classteacher')
  const list = new Absences(page)
  const ill = list.pupil(/Фомина В/)
  await test.step('the class teacher gives one lesson its reason by itself', async () => {
    await list.open()
    await expect(ill).toContainText('Температура, вызвали врача.')
    await expect(page.getByRole('heading', { level: 2, name: 'Записки' })).toBeVisible()
    await axe(page)
    await ill.getByText('По урокам').first().click()
    await ill.locator('details[open]').getByRole('button', { name: /^по уважительной причине: Фомина/ }).first().click()
    await expect(page.getByText(/Причина указана за две недели/)).toBeVisible()
  })

  await test.step('whoever stands in for the class teacher has the list too, and the family is told', async () => {
    const office = new Rights(await as('coordinator'))
    await office.standIn('Лебедева', 'Классный руководитель 7А', 'Котова Вера Борисовна', ['2026-11-12', '2026-11-30'])
    const deputy = await as('secretary')
    await new Absences(deputy).open()
    await expect(deputy.getByText('Температура, вызвали врача.').first()).toBeVisible()
    await axe(deputy)
    await phone.reload()
    await expect(phone.getByText('Сейчас замещает: Котова В. Б.')).toBeVisible()
  })

  await test.step('one press takes the note for all the rest', async () => {
    await ill.getByRole('button', { name: /^Принять записку/ }).click()
    await expect(page.getByText(/Причина указана за две недели/)).toBeVisible()
    await expect(ill).toHaveCount(0)
    await axe(page)
  })

  await test.step('the journal shows the reason, and its teacher cannot wipe it out', async () => {
    const desk = await as('teacher')
    const journal = new Journal(desk)
    await journal.open('7А', 'Алгебра')
    const row = journal.rows.filter({ hasText: 'Фомина' })
    const cell = row.locator('td').filter({ hasText: /^(Б|УП)$/ }).last()
    await cell.click()
    await desk.keyboard.press('Delete')
    await expect(desk.getByText(/Изменить её может классный руководитель/).first()).toBeVisible()
    await expect(cell).toBeVisible()
  })

  await test.step('the family reads what became of the note', async () => {
    await phone.reload()
    await expect(note.sent.last()).toContainText(/Принята: \d+\sурок.*другая причина: 1\sурок/)
  })
})

test.describe('with scripts cut off', () => {
  test.use({ viewport: { width: 360, height: 740 }, allowed: /^$|ERR_FAILED/ })

  test('a note is written all the same', async ({ page, signIn }) => {
    await page.route(/\.(wasm|js)(\?|$)/, route => route.abort())
    await signIn(page, 'parent')
    await page.getByRole('link', { name: 'Записка об отсутствии' }).click()
    const note = new Note(page)
    await note.send('2026-11-12', '2026-11-13', 'Кашель')
    await expect(note.sent.first()).toContainText('Кашель')
    await expect(page.locator('html')).not.toHaveAttribute('data-hydrated')
  })
})
