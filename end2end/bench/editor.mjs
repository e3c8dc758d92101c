// The timetable of a school of 33 classes in two shifts: how smoothly a lesson is dragged over the board on a slow machine,
// and how soon the solver makes the whole week, tells of its progress, and stops.
import { opened, slower } from './page.mjs'

/** SQL that leads a part of every school into the second shift. */
export const twoShifts = 'UPDATE classes SET shift = 2 WHERE grade IN (2, 3, 6)'

/** Places that the hand passes over. */
const passed = 40
/** Seconds that the solver is given. */
const limit = 120

/** Milliseconds of the longest task of the page while a lesson is carried over the board of all classes, and how many were over 50. */
export async function dragged(browser, server, person) {
  const { page, wire } = await opened(browser, server, person, { viewport: { width: 1440, height: 900 } })
  await page.goto(`${server.url}/timetable/plan`)
  await page.locator('html[data-hydrated]').waitFor()
  const classes = await page.locator('.plan-grid tbody tr').count()
  const box = async locator => (await locator.boundingBox()) ?? Promise.reject(new Error('it is not drawn'))
  const lesson = page.locator('td[data-at] .piece').first()
  await lesson.scrollIntoViewIfNeeded()
  const from = await box(lesson)
  const [row, head] = [await box(page.locator('.plan-grid tbody tr').first()), await box(page.locator('.plan-grid tbody th').first())]
  const width = Math.min(row.width, 1000) - head.width - 80
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  for (let step = 0; step < passed; step++) {
    await page.mouse.move(head.x + head.width + 40 + width * step / passed, from.y + (step % 5) * 24)
    await page.evaluate(() => new Promise(next => requestAnimationFrame(() => setTimeout(next))))
  }
  const marked = await page.locator('td[data-mark]').count()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  const trace = JSON.parse(await browser.stopTracing()).traceEvents
  await page.context().close()
  return { classes, marked, ...tasks(trace) }
}

/** Tasks of the main thread of the page that did most. */
function tasks(trace) {
  const mains = trace.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}.${tid}`)
  const runs = new Map(mains.map(main => [main, []]))
  for (const { name, ph, pid, tid, dur } of trace) {
    if (ph === 'X' && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask')) runs.get(`${pid}.${tid}`)?.push(dur / 1000)
  }
  const sum = all => all.reduce((before, time) => before + time, 0)
  const times = [...runs.values()].sort((a, b) => sum(b) - sum(a))[0] ?? []
  if (!times.length) throw new Error('the trace tells of no task')
  return { longest: Math.round(Math.max(...times)), over: times.filter(time => time > 50).length, tasks: times.length }
}

/** Seconds until every lesson has a place, the longest silence meanwhile, and milliseconds from «stop» to the end of a run. */
export async function solved(server, person) {
  const call = async (name, body, headers = {}) => {
    const answer = await fetch(`${server.url}/api/app/features/timetable/api/${name}`, {
      method: 'POST', body, headers: { cookie: person.cookie, origin: server.url, accept: 'application/json', ...headers },
    })
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const { draft, version, school, kept } = await call('open_plan', '', form)
  const wish = { draft: draft?.[0] ?? null, seen: version, scope: 'afresh', seconds: limit }
  const start = () => call('start_solver', JSON.stringify({ wish }), { 'content-type': 'application/json' })
  const look = () => call('watch_solver', '', form)
  const pause = ms => new Promise(next => setTimeout(next, ms))
  await start()
  let [whole, silence, told] = [null, 0, 0]
  for (;;) {
    const { state, placed, total, elapsed_ms: now } = await look()
    if (now !== told) [silence, told] = [Math.max(silence, now - told), now]
    if (placed === total && whole === null) whole = now
    if (state !== 'Running' || whole !== null) break
    await pause(20)
  }
  if (whole !== null) await call('stop_solver', '', form)
  while ((await look()).state === 'Running') await pause(20)
  await start()
  await pause(1500)
  const asked = performance.now()
  await call('stop_solver', '', form)
  while ((await look()).state === 'Running') await pause(5)
  const stopped = Math.round(performance.now() - asked)
  return { classes: school.classes.length, teachers: school.teachers.length, lessons: kept.length, whole, silence, stopped }
}
