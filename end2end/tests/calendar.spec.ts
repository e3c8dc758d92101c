// A mother has the lessons of her son in the calendar of her phone, and takes them out again; a teacher has the own.
import { axe, expect, test, visit } from '../fixtures/base'
import { Calendars, lessons } from '../pages/calendar'
import { Diary } from '../pages/diary'

const phone = { viewport: { width: 360, height: 740 } }

test('lessons go to the calendar of a phone and are taken back', async ({ as, request }) => {
  const page = await as('parent', phone)
  const calendars = new Calendars(page)
  const diary = new Diary(page)
  await visit(page, '/diary')
  await diary.child(/Михаил, 7А/).click()
  const first = diary.lessonsOf(/^Уроки/).first()
  const title = (await first.getByRole('heading', { level: 3 }).getByRole('link').textContent()) ?? ''
  const room = (await first.getByRole('heading', { level: 3 }).locator('small').textContent()) ?? ''

  let path = ''
  await test.step('she finds it in the week and makes an address, which is shown once', async () => {
    await diary.turnTo('Неделя')
    await page.getByRole('link', { name: 'Календарь на телефоне' }).click()
    await expect(diary.heading('Календарь на телефоне')).toBeVisible()
    await axe(page)
    path = await calendars.make('Михаил, 7А', true)
    await expect(page.getByRole('link', { name: 'Открыть в календаре' })).toHaveAttribute('href', /^webcal:\/\/.+\.ics$/)
    await axe(page)
    await page.reload()
    await expect(calendars.address).toHaveCount(0)
    await expect(calendars.made).toHaveCount(1)
    await expect(calendars.made).toContainText('календарь ещё не приходил')
  })

  await test.step('the calendar reads the lesson of today with its room, and nobody is signed in', async () => {
    const answer = await request.get(path)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8')
    const today = lessons(await answer.text()).filter(lesson => lesson.get('DTSTART')?.startsWith('20261112T'))
    expect(today.map(lesson => [lesson.get('SUMMARY'), lesson.get('LOCATION')])).toContainEqual([title, room])
    await page.reload()
    await expect(calendars.made).toContainText('читали 12.11.2026')
  })

  await test.step('taken back, it opens nothing', async () => {
    await calendars.made.getByRole('button', { name: /^Отозвать/ }).click()
    await expect(calendars.made).toHaveCount(0)
    expect((await request.get(path)).status()).toBe(404)
  })
})

test('a class teacher has the own lessons and those of the class', async ({ as, request }) => {
  const page = await as('classteacher')
  await visit(page, '/timetable')
  await page.getByRole('link', { name: 'Календарь на телефоне' }).click()
  const calendars = new Calendars(page)
  const path = await calendars.make('7А, весь класс', false)
  await axe(page)
  const answer = await request.get(path)
  expect(await answer.text()).toContain('X-WR-CALNAME:Уроки 7А')
  await calendars.made.getByRole('button', { name: /^Отозвать/ }).click()
  await expect(calendars.made).toHaveCount(0)
})
