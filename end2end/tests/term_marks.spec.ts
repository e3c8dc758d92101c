// A teacher takes the suggestions of a quarter and departs from two; the deputy head closes it; the family reads.
import { axe, expect, test, visit } from '../fixtures/base'
import { TermMarks, Terms } from '../pages/term_marks'

// It closes the quarter under way.
test.use({ cityOf: 'term marks' })

test('term marks from the suggestion to the diary', async ({ as }) => {
  const page = await as('teacher')
  const sheet = new TermMarks(page)
  await sheet.open('7А', 'Алгебра')

  await test.step('a suggestion opens to how it was reckoned', async () => {
    await sheet.suggested.first().locator('summary').click()
    await expect(sheet.suggested.first()).toContainText('Взвешенная средняя')
    await axe(page)
  })

  await test.step('all suggestions are taken by one key', async () => {
    await sheet.accept.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Предложенное уже выставлено.')).toBeVisible()
    await expect(sheet.saved).toBeVisible()
    const row = sheet.suggested.first()
    await expect(row.getByRole('combobox')).toHaveValue(await sheet.ruleOf(row))
  })

  await test.step('two go against the rule, each for a reason', async () => {
    for (const at of [0, 1]) {
      const row = sheet.suggested.nth(at)
      const other = await sheet.ruleOf(row) === '5' ? '4' : '5'
      await row.getByRole('combobox').focus()
      await page.keyboard.press(other)
      await expect(row.getByRole('textbox')).toBeFocused()
      await page.keyboard.type('Победа в олимпиаде')
      await page.keyboard.press('Enter')
      await expect(row).toHaveAttribute('data-state', 'saved')
      await expect(row.getByRole('combobox')).toHaveValue(other)
      await expect(row).toContainText('Победа в олимпиаде')
    }
  })

  await test.step('a letter writes and goes down, Delete clears and stays', async () => {
    const last = sheet.marks.last()
    const before = sheet.marks.nth(await sheet.marks.count() - 2)
    await before.focus()
    await page.keyboard.press('ArrowDown')
    await expect(last).toBeFocused()
    await page.keyboard.press('Delete')
    await expect(last).toHaveValue('')
    await expect(last).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(before).toBeFocused()
  })

  const office = await as('deputy')
  await test.step('the deputy head sees who is missing and closes the quarter', async () => {
    await visit(office, '/terms')
    const terms = new Terms(office)
    await expect(terms.missing.getByRole('row').nth(1)).toContainText(/\d/)
    await terms.missing.getByRole('link', { name: '7А' }).click()
    await expect(office.getByRole('heading', { level: 2, name: '7А' })).toBeVisible()
    await axe(office)
    await terms.order('Закрыть период', 'Закрыть', 'Долги сдадут в январе')
    await expect(office.getByText(/^Закрыт 12\sноября\s2026\.$/)).toBeVisible()
  })

  await test.step('the teacher is told that it is closed', async () => {
    await page.reload()
    await expect(page.getByText(/закрыт 12\.11\.2026.*Открыть его снова может завуч или директор/)).toBeVisible()
    await expect(sheet.marks).toHaveCount(0)
  })

  await test.step('the family reads the mark beside the average', async () => {
    const phone = await as('parent2', { viewport: { width: 360, height: 740 } })
    await visit(phone, '/diary/marks')
    await phone.getByRole('link', { name: '1 четверть' }).click()
    const algebra = phone.getByRole('main').locator('li').filter({ hasText: 'Алгебра' })
    await expect(algebra.getByText('Итоговая:')).toHaveCount(1)
  })
})
