// A teacher is away: the deputy head places the best, changes one, cancels one; the family reads it, the substitute gives it.
import { axe, expect, test, visit } from '../fixtures/base'
import { Diary } from '../pages/diary'
import { Substitutions } from '../pages/substitutions'

// Who is away here is away for everybody.
test.use({ cityOf: 'substitutions' })

const today = '2026-11-12'
const phone = { viewport: { width: 360, height: 740 } }

test('from an absence to the diary and the journal', async ({ as }) => {
  const page = await as('deputy')
  const desk = new Substitutions(page)

  await test.step('the way leads from a page with a program to one without', async () => {
    await visit(page, '/control')
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Замены' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Замены' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-plain')
  })

  await test.step('an absence that runs backwards is refused where it stands', async () => {
    await desk.openAbsences()
    await axe(page)
    await desk.enter('Лебедева О. Н.', 'курсы', '2026-11-16', today)
    await expect(page.getByText('Последний день раньше первого.')).toBeVisible()
    await expect(desk.absences.filter({ hasText: 'Лебедева' })).toHaveCount(0)
  })

  await test.step('the deputy head enters it and sees the lessons that wait', async () => {
    await desk.enter('Лебедева О. Н.', 'курсы', today, '2026-11-13')
    await expect(page.getByRole('heading', { level: 2, name: /12\sноября/ })).toBeVisible()
    await expect(page.getByText(/^Не решено: /)).toBeVisible()
    await expect(desk.lessons.filter({ hasText: 'Отсутствует Лебедева О. Н.' }).first()).toContainText('не решено')
    await axe(page)
  })

  await test.step('the same absence is not entered twice', async () => {
    await desk.openAbsences()
    await desk.enter('Лебедева О. Н.', 'курсы', '2026-11-13', '2026-11-13')
    await expect(page.getByText(/уже отмечено/)).toBeVisible()
  })

  await test.step('one press places the best', async () => {
    await desk.openDay(today)
    await page.getByRole('button', { name: 'Расставить лучших' }).click()
    await expect(desk.lessons.filter({ hasText: 'замена: ' }).first()).toBeVisible()
    await axe(page)
  })

  const own = desk.lessons.filter({ hasText: 'Отсутствует Лебедева О. Н.' })
  let subject = ''
  let group = ''
  await test.step('one lesson is taken off, and given to another by keyboard', async () => {
    await own.first().getByRole('button', { name: /^Снять решение/ }).click()
    const waits = own.filter({ hasText: 'не решено' }).first()
    await expect(waits).toBeVisible()
    const title = (await waits.getByRole('heading', { level: 3 }).textContent()) ?? ''
    ;[group, subject] = [/урок, (\d+.): /.exec(title)?.[1] ?? '', title.split(': ')[1] ?? '']
    const give = waits.getByRole('button', { name: /^Назначить: / }).nth(1)
    await give.focus()
    await page.keyboard.press('Enter')
    await expect(own.filter({ hasText: 'замена: ' }).first()).toBeVisible()
  })

  const chosen = own.filter({ hasText: 'замена: ' }).first()
  const badge = (await chosen.locator('.badge').textContent()) ?? ''
  const substitute = badge.replace('замена: ', '')

  await test.step('the parent reads on a phone who stands in', async () => {
    const diary = await as('parent', phone)
    await visit(diary, '/diary')
    await diary.getByRole('button', { name: new RegExp(`, ${group}`) }).click()
    const lesson = diary.locator('.lessons > li').filter({ hasText: substitute }).first()
    await expect(lesson).toContainText(`Замена: ${substitute}`)
    await expect(lesson).toContainText(subject)
    await axe(diary)
  })

  await test.step('the timetable and the sheet in the hall say the same', async () => {
    await page.goto(`/substitutions?part=sheet&on=${today}`)
    await expect(page.getByRole('row', { name: new RegExp(substitute) }).first()).toBeVisible()
    await axe(page)
    const staff = await as('teacher')
    await visit(staff, `/timetable?of=hall&on=${today}`)
    await expect(staff.getByText(`замена: ${substitute}`).first()).toBeVisible()
  })

  await test.step('one lesson is cancelled, and the diary says so', async () => {
    await desk.openDay('2026-11-13')
    const lesson = desk.lessons.first()
    const of = /урок, (\d+.): /.exec((await lesson.getByRole('heading', { level: 3 }).textContent()) ?? '')?.[1]
    await lesson.getByRole('button', { name: /^Отменить урок/ }).first().click()
    await expect(desk.lessons.filter({ hasText: 'урок отменён' }).first()).toBeVisible()
    const diary = await as('parent', phone)
    await visit(diary, '/diary')
    await diary.getByRole('button', { name: new RegExp(`, ${of}`) }).click()
    await expect(diary.getByText('урок отменён').first()).toBeVisible()
  })

  await test.step('hours are counted', async () => {
    await visit(page, `/substitutions?part=hours&from=${today}&to=2026-11-13`)
    await expect(page.getByRole('row', { name: /Лебедева О\. Н\./ })).toBeVisible()
    await axe(page)
  })
})

test('a lesson is moved to another day, seen there by the family, and taken back', async ({ as }) => {
  const page = await as('deputy')
  const desk = new Substitutions(page)
  await desk.openDay('2026-11-16')
  await page.getByText('Перенести другой урок этого дня').click()
  const list = page.getByLabel('Урок', { exact: true })
  const algebra = await list.locator('option', { hasText: '7А: ' }).first().textContent()
  await list.selectOption({ label: algebra ?? '' })
  await page.getByRole('button', { name: 'Выбрать время' }).click()
  await expect(page.getByRole('heading', { level: 2, name: algebra ?? '' })).toBeVisible()
  await expect(page.getByText('стоит здесь')).toBeVisible()
  await expect(page.getByText(/^у класса урок: /).first()).toBeVisible()
  await axe(page)
  const free = page.getByRole('button', { name: /^Перенести на / }).last()
  const [, date, number] = /на (\d+\s\S+), (\d)-й урок/.exec((await free.getAttribute('aria-label')) ?? '') ?? []
  await free.click()
  const moved = desk.lessons.filter({ hasText: 'перенесён на ' })
  await expect(moved).toContainText(`перенесён на ${date}, ${number}-й урок`)
  await axe(page)
  const family = await as('parent', phone)
  await visit(family, '/diary/week')
  await family.getByRole('button', { name: 'Михаил, 7А' }).click()
  await visit(family, '/diary/week?from=2026-11-16')
  await new Diary(family).unfold()
  await expect(family.getByText('урок перенесён на ').first()).toBeVisible()
  await moved.getByRole('button', { name: /^Снять решение/ }).click()
  await expect(page.getByText('перенесён на ')).toHaveCount(0)
})

test('a substitute fills the journal of that lesson', async ({ as }) => {
  const page = await as('teacher2')
  await visit(page, `/timetable?on=${today}`)
  await expect(page.getByText('замена: Щербакова Ю. Р.').first()).toBeVisible()
  await visit(page, '/journals')
  await page.getByRole('link', { name: /Труд/ }).first().click()
  const head = page.getByRole('button', { name: /Урок 12\sноября.*замена: Щербакова Ю\. Р\./ })
  await head.click()
  await page.getByLabel('Тема урока').fill('Работа с деревом')
  await page.getByRole('button', { name: 'Сохранить урок' }).click()
  await expect(page.getByText('Урок сохранён.')).toBeVisible()
})

test('a deputy head of another school sees nothing of it', async ({ as }) => {
  const page = await as('coordinator2')
  const desk = new Substitutions(page)
  await desk.openDay(today)
  await expect(page.getByText('Все учителя на месте')).toBeVisible()
  await desk.openAbsences()
  await expect(desk.absences).toHaveCount(0)
})

test.describe('with scripts cut off', () => {
  test.use({ allowed: /^$|ERR_FAILED/ })

  test('a lesson is taken off and given back all the same', async ({ page, signIn }) => {
    await page.route(/\.(wasm|js)(\?|$)/, route => route.abort())
    await signIn(page, 'deputy')
    await page.goto(`/substitutions?on=${today}`)
    const lesson = page.locator('.sub-lesson').filter({ hasText: 'Уварова О. С.' }).filter({ hasText: '7А' })
    const undo = lesson.getByRole('button', { name: /^Снять решение/ })
    // Another journey of this city may have placed somebody.
    if ((await undo.count()) > 0) await undo.click()
    await expect(lesson).toContainText('не решено')
    await lesson.getByRole('button', { name: /^Отменить урок/ }).click()
    await expect(lesson).toContainText('урок отменён')
    await undo.click()
    await expect(lesson).toContainText('не решено')
    await expect(page.locator('html')).not.toHaveAttribute('data-hydrated')
  })
})
