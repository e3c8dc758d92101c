// A class teacher frees a pupil from algebra, the teacher sees it in the journal, the exemption ends sooner.
import { axe, expect, test, visit } from '../fixtures/base'
import { TermMarks } from '../pages/term_marks'

test.use({ cityOf: 'exemptions' })

test('an exemption from the order to the sheet and its end', async ({ as }) => {
  const leader = await as('classteacher')
  await visit(leader, '/exemptions')
  await expect(leader.getByText(/Приказ № 41/)).toBeVisible()
  await axe(leader)

  const pupil = await leader.getByLabel('Ученик').locator('option').first().innerText()
  await test.step('a document is asked for, days follow the year', async () => {
    await leader.getByLabel('Ученик').selectOption(pupil)
    await leader.getByLabel('Предмет').selectOption('Алгебра')
    await leader.getByLabel('С какого дня').fill('2026-09-01')
    await leader.getByLabel('Документ').fill('Справка № 7 от 31.08.2026')
    await leader.getByRole('button', { name: 'Освободить' }).click()
    await expect(leader.getByRole('heading', { level: 3, name: `${pupil} — Алгебра` })).toBeVisible()
    await axe(leader)
  })

  const teacher = await as('teacher')
  await test.step('the sheet of the teacher suggests it', async () => {
    const sheet = new TermMarks(teacher)
    await sheet.open('7А', 'Алгебра')
    const row = sheet.rows.filter({ hasText: pupil })
    await expect(row).toContainText('осв с 01.09.2026')
    await expect(row.locator('summary')).toHaveText('осв')
    await axe(teacher)
  })

  await test.step('it ends sooner, and one entered by mistake is struck out', async () => {
    const mine = leader.getByRole('main').getByRole('listitem').filter({ hasText: `${pupil} — Алгебра` })
    await mine.getByLabel('Последний день').fill('2026-11-30')
    await mine.getByRole('button', { name: /^Закончить раньше/ }).click()
    await expect(mine).toContainText(/30\sноября/)
    await mine.getByRole('button', { name: /^Внесено по ошибке/ }).click()
    await expect(mine).toHaveCount(0)
  })
})
