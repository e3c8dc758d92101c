// A day without a network: a sheet is printed, typed off the paper, and seen in the journal and in the diary.
import { axe, expect, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'
import { Sheet, Sheets } from '../pages/outage'

// A refused form is answered by its page under 422, a form after its session under 401.
test.use({ cityOf: 'outage', allowed: /status of (401|422)/ })

const child = 'Соколов Михаил'

test('a sheet is printed, typed off by keyboard, and seen in the journal and in the diary', async ({ as }) => {
  const page = await as('teacher')
  const [sheets, sheet] = [new Sheets(page), new Sheet(page)]
  await visit(page, '/outage')
  await expect(page.locator('html')).toHaveAttribute('data-plain')
  await axe(page)
  const paper = await sheets.print()
  for (const told of ['7А, Алгебра', child, 'На дом', 'Тихонов А. П.']) expect(paper).toContain(told)

  await test.step('the address on the paper leads to the page of this very sheet', async () => {
    const path = /7А, Алгебра .*?(\/outage\/\d+\?from=[-\d]+&to=[-\d]+&list=[0-9a-f]{6})/.exec(paper)?.[1]
    expect(path, paper).toBeDefined()
    await visit(page, path!)
    await expect(page.getByRole('heading', { level: 1, name: 'Перенести с листа' })).toBeVisible()
    await expect(page.getByText('7А, Алгебра')).toBeVisible()
    await axe(page)
  })

  const lesson = sheet.over.last()
  const rows = lesson.getByRole('row').filter({ has: page.getByRole('textbox') })
  const names = (await rows.getByRole('rowheader').allTextContents()).map(name => name.trim())
  await test.step('Enter and Tab go down the column', async () => {
    await sheet.row(lesson, names[0]!).focus()
    await page.keyboard.type('5 4')
    await page.keyboard.press('Enter')
    await expect(sheet.row(lesson, names[1]!)).toBeFocused()
    await page.keyboard.type('н')
    await page.keyboard.press('Tab')
    await expect(sheet.row(lesson, names[2]!)).toBeFocused()
  })

  const number = 1 + names.findIndex(name => name.includes(child))
  const line = lesson.getByLabel(/^Столбец одной строкой/)
  await test.step('what does not read is told at its field and stays', async () => {
    await line.fill(`${number} 4/5, 99 5`)
    await sheet.look()
    await expect(lesson.getByText(/^Строки 99 на листе нет/)).toBeVisible()
    await expect(line).toHaveValue(`${number} 4/5, 99 5`)
    await expect(sheet.row(lesson, names[0]!)).toHaveValue('5 4')
    await axe(page)
  })

  await test.step('the preview tells what will be written', async () => {
    await line.fill(`${number} 4/5`)
    await lesson.getByLabel(/^Тема/).fill('Степень с нулевым показателем')
    await lesson.getByLabel(/^На дом/).fill('§ 77, № 7')
    await sheet.look()
    await expect(sheet.preview.getByRole('row').filter({ hasText: child })).toContainText('4 5')
    await axe(page)
    for (const tick of await sheet.preview.getByRole('checkbox', { name: /^Заменить/ }).all()) await tick.check()
    await sheet.write()
    await expect(page.getByText(/^Перенесено: /)).toBeVisible()
  })

  await test.step('it stands in the journal', async () => {
    const journal = new Journal(page)
    await journal.open('7А', 'Алгебра')
    await expect(journal.cell(0)).toContainText('5 4')
    await expect(journal.cell(1)).toContainText(/ОТ|УП|Б|НП/)
  })

  await test.step('and in the diary of the pupil', async () => {
    const diary = await as('pupil')
    await visit(diary, '/diary/week')
    await expect(diary.getByRole('main')).toContainText('§ 77, № 7')
  })
})

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false })

  test('a session that ends in the middle gives back what was typed', async ({ page, context, signIn }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await signIn(page, 'teacher')
    await page.goto('/outage')
    await new Sheets(page).way('7А, Алгебра').click()
    const sheet = new Sheet(page)
    const lesson = sheet.over.first()
    const topic = lesson.getByLabel(/^Тема/)
    await topic.fill('«Корни» и <b>')
    await lesson.getByLabel(/^Столбец одной строкой/).fill('1 5')
    await context.clearCookies()
    await sheet.look()
    await expect(page.getByRole('heading', { level: 1, name: 'Сеанс закончился, набранное цело' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)

    const door = await context.newPage()
    await signIn(door, 'teacher')
    await page.getByRole('button', { name: 'Отправить ещё раз' }).click()
    await expect(sheet.preview).toContainText('«Корни» и <b>')
    await expect(topic).toHaveValue('«Корни» и <b>')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
})

test('a deputy head prints every teacher of a day and carries nothing over', async ({ as }) => {
  const page = await as('deputy')
  await visit(page, '/outage')
  await expect(page.getByRole('columnheader', { name: 'Учитель' })).toBeVisible()
  await axe(page)
  const paper = await new Sheets(page).print()
  for (const told of ['Белова И. С.', 'Щербакова Ю. Р.', child]) expect(paper).toContain(told)
  const path = /\/outage\/\d+\?from=[-\d]+&to=[-\d]+/.exec(paper)![0]
  await visit(page, path)
  await expect(page.getByText('С листа переносит учитель')).toBeVisible()
  await axe(page)
})
