// `make bench ONLY=web`: what a page weighs on the wire, how lighthouse judges the diary on a phone, and how soon a mark
// typed into the largest journal is painted by a slow machine; then the editor of timetables and its solver.
import { execFileSync } from 'node:child_process'
import { chromium, devices } from '@playwright/test'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { today } from '../fixtures/gorodok.mjs'
import { dragged, solved, twoShifts } from './editor.mjs'
import { args, executablePath, opened, slower } from './page.mjs'
import { say, served, signIn } from './seeded.mjs'

const marks = 60
const [pupils, lessons] = [35, 90]

/** KB that came over the wire, headers and all, until nothing more comes. */
async function weighed(browser, server, person, path, options) {
  const { page, wire } = await opened(browser, server, person, options)
  let bytes = 0
  const parts = {}
  const kinds = new Map()
  await wire.send('Network.enable')
  wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength
    const kind = kinds.get(requestId) ?? 'Other'
    parts[kind] = (parts[kind] ?? 0) + encodedDataLength
  })
  await page.goto(server.url + path, { waitUntil: 'networkidle' })
  await page.context().close()
  const kb = Math.round(bytes / 1024)
  const of = Object.entries(parts).sort(([, a], [, b]) => b - a).map(([kind, part]) => `${kind} ${Math.round(part / 1024)}`)
  return { kb, of: of.join(', ') }
}

/** Scores of 100, and the times behind the first. */
async function judged(server, person, path) {
  const chrome = await launch({ chromePath: executablePath, chromeFlags: ['--headless=new', ...args] })
  try {
    const { lhr } = await lighthouse(server.url + path, {
      port: chrome.port, logLevel: 'error', onlyCategories: ['performance', 'accessibility'],
      extraHeaders: { Cookie: person.cookie }, disableStorageReset: true,
    })
    const score = name => Math.round(lhr.categories[name].score * 100)
    const faults = Object.values(lhr.audits).filter(({ score }) => score === 0).map(({ id }) => id)
    const time = name => lhr.audits[name].displayValue
    const times = `first paint ${time('first-contentful-paint')}, largest ${time('largest-contentful-paint')}, blocked ${time('total-blocking-time')}`
    return { performance: score('performance'), accessibility: score('accessibility'), times, faults }
  } finally {
    await chrome.kill()
  }
}

/** The largest journal there may be: a class of 35, 90 lessons of the term, two thirds of its cells filled. */
function enlarge(db) {
  const sql = text => execFileSync('sqlite3', ['-json', db, text], { encoding: 'utf8' })
  const one = text => JSON.parse(sql(text))[0]
  const term = one(`SELECT first_day AS first, last_day AS last FROM terms WHERE kind = 'quarter' AND '${today}' BETWEEN first_day AND last_day LIMIT 1`)
  const within = `date BETWEEN '${term.first}' AND '${term.last}'`
  const { school, of, held, login } = one(`SELECT l.school_id AS school, l.group_id AS of, count(*) AS held, a.login
    FROM lessons l JOIN accounts a ON a.person_id = l.teacher_id WHERE ${within} GROUP BY 1, 2 ORDER BY held DESC, of LIMIT 1`)
  const mine = `school_id = ${school} AND group_id = ${of}`
  const marks = `SELECT l.id AS lesson, m.pupil_id AS pupil, l.date AS day FROM lessons l JOIN group_members m ON m.school_id = l.school_id AND m.group_id = l.group_id
    WHERE l.school_id = ${school} AND l.group_id = ${of} AND l.date BETWEEN '${term.first}' AND '${today}' AND (l.id * 7 + m.pupil_id) % 3`
  sql(`BEGIN;
    INSERT INTO lessons (school_id, group_id, date, number, starts, ends, room_id, teacher_id, topic, state, held_at, version)
      SELECT school_id, group_id, date, number + 10 * n, starts, ends, room_id, teacher_id, topic, state, held_at, version
      FROM lessons, (SELECT 1 AS n UNION SELECT 2) WHERE ${mine} AND ${within} ORDER BY n, date LIMIT ${lessons} - ${held};
    INSERT INTO group_members (school_id, group_id, pupil_id, since)
      SELECT ${school}, ${of}, pupil_id, since FROM group_members WHERE school_id = ${school} AND until IS NULL
      AND pupil_id NOT IN (SELECT pupil_id FROM group_members WHERE ${mine}) GROUP BY pupil_id
      LIMIT ${pupils} - (SELECT count(*) FROM group_members WHERE ${mine} AND until IS NULL);
    INSERT INTO assignments (school_id, group_id, lesson_id, kind, ordinal, title, description, weight, mandatory)
      SELECT ${school}, ${of}, id, 'О', 9, '', '', 10, 0 FROM lessons WHERE ${mine} AND ${within};
    INSERT OR IGNORE INTO cells (school_id, group_id, lesson_id, pupil_id, version, changed_at, changed_by)
      SELECT ${school}, ${of}, lesson, pupil, 1, day || 'T09:00:00+00:00', (SELECT min(id) FROM accounts) FROM (${marks});
    INSERT OR IGNORE INTO marks (school_id, group_id, lesson_id, pupil_id, assignment_id, value, position, at)
      SELECT ${school}, ${of}, lesson, pupil, (SELECT id FROM assignments WHERE ${mine} AND lesson_id = lesson AND ordinal = 9),
      3 + (lesson + pupil) % 3, 0, day || 'T09:00:00+00:00' FROM (${marks});
    COMMIT`)
  return { path: `/journal/${of}`, login }
}

/** What the grid of a page shows. */
function size(html) {
  const rows = html.split('scope="row"').length - 1
  return `${rows} pupils × ${html.split('class="lesson"').length - 1} lessons`
}

/** Milliseconds from a key to the paint after it, and the long tasks meanwhile. */
async function typed(browser, server, { person, path }) {
  const { page, wire } = await opened(browser, server, person, { viewport: { width: 1440, height: 900 } })
  // What lies outside of the window is never painted, and a window is smaller than what it is asked to show.
  const { windowId } = await wire.send('Browser.getWindowForTarget')
  await wire.send('Browser.setWindowBounds', { windowId, bounds: { width: 1600, height: 1200 } })
  await page.goto(server.url + path)
  await page.locator('html[data-hydrated]').waitFor()
  await page.locator('td[tabindex="0"]').focus()
  await page.evaluate(() => {
    window.keys = []
    window.long = []
    // Times of events come in steps of 8 ms, and only from 16 ms up.
    new PerformanceObserver(list => window.keys.push(...list.getEntries().filter(({ name }) => name === 'keydown')
      .map(({ startTime, duration }) => ({ startTime, duration })))).observe({ type: 'event', durationThreshold: 16 })
    new PerformanceObserver(list => window.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
  })
  // The page itself tells when a key has been painted: asked from here, it would answer before it paints.
  let painted = () => {}
  wire.on('Runtime.bindingCalled', () => painted())
  await wire.send('Runtime.enable')
  await wire.send('Runtime.addBinding', { name: 'tellPainted' })
  await page.evaluate(() => addEventListener('keydown', () => requestAnimationFrame(() => setTimeout(() => window.tellPainted(''))), true))
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slower })
  for (let mark = 0; mark < marks; mark++) {
    const shown = new Promise(next => { painted = next })
    await page.keyboard.press(String(3 + mark % 3))
    await shown
  }
  await page.locator('.save[data-state="saved"]').waitFor()
  const { keys, long } = await page.evaluate(() => ({ keys: window.keys, long: window.long }))
  await page.context().close()
  const times = keys.map(({ duration }) => duration).sort((a, b) => a - b)
  while (times.length < marks) times.unshift(16)
  return { p50: times[Math.floor(times.length / 2)], p95: times[Math.ceil(times.length * 0.95) - 1], longest: Math.max(0, ...long.map(Math.round)) }
}

let large
const { server } = await served(db => {
  large = enlarge(db)
  execFileSync('sqlite3', [db, twoShifts])
})
const browser = await chromium.launch({ executablePath, args })
try {
  const parent = await signIn(server, 'parent1.school-1')
  const phone = devices['Pixel 7']
  const results = {}
  for (const [name, path] of [['today', '/diary'], ['week', '/diary/week'], ['marks', '/diary/marks']]) {
    const { kb, of } = await weighed(browser, server, parent, path, phone)
    results[name] = { kb }
    say(`diary, ${name.padEnd(8)} ${String(kb).padStart(5)} KB of 250   ${of}`)
  }
  const teacher = await signIn(server, 'teacher1.school-1')
  const [, usual] = (await teacher.get('/journals')).match(/href="(\/journal\/\d+)"/)
  const { kb, of } = await weighed(browser, server, teacher, usual)
  results.journal = { kb }
  say(`journal         ${String(kb).padStart(5)} KB of 400   ${of}; ${size(await teacher.get(usual))}`)
  const { performance, accessibility, times, faults } = await judged(server, parent, '/diary')
  results.lighthouse = { performance, accessibility }
  say(`lighthouse, diary on a phone: performance ${performance} of 90, accessibility ${accessibility} of 100; ${times}`)
  if (faults.length) say(`  found wanting: ${faults.join(', ')}`)
  const person = await signIn(server, large.login)
  const keys = await typed(browser, server, { person, path: large.path })
  results.keys = keys
  say(`${marks} marks in ${size(await person.get(large.path))}, processor ${slower} times slower: key to paint p50 ${keys.p50} ms, p95 ${keys.p95} ms of 50; longest task ${keys.longest} ms of 100`)
  const deputy = await signIn(server, 'deputy')
  const drag = await dragged(browser, server, deputy)
  const solver = await solved(server, deputy)
  Object.assign(results, { drag, solver })
  say(`a lesson dragged over ${drag.classes} classes, processor ${slower} times slower: longest task ${drag.longest} ms of 50; ${drag.over} of ${drag.tasks} over it; ${drag.marked} places marked`)
  const whole = solver.whole === null ? 'not whole' : `whole after ${(solver.whole / 1000).toFixed(1)} s`
  say(`solver, ${solver.classes} classes, ${solver.teachers} teachers, ${solver.lessons} lessons in two shifts: ${whole} of 20; progress at least every ${solver.silence} ms of 250; stopped in ${solver.stopped} ms of 200`)
  if (process.env.JSON) process.stdout.write(`${JSON.stringify(results)}\n`)
} finally {
  await browser.close()
  await server.stop()
}
