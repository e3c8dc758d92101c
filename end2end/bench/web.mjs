// `make bench ONLY=web`: what a page weighs on the wire, how lighthouse judges the diary on a phone, and how soon a mark
// typed into the largest journal is painted by a slow machine.
import { chromium, devices } from '@playwright/test'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { say, served, signIn } from './seeded.mjs'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
/** The processor of a cheap phone or an old laptop, against this one. */
const slower = 4
const marks = 60

/** A page of a browser of its own for this person. */
async function opened(browser, server, person, options = {}) {
  const context = await browser.newContext({ ...options, serviceWorkers: 'block' })
  const [name, value] = person.cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: server.url }])
  const page = await context.newPage()
  return { page, wire: await context.newCDPSession(page) }
}

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

/** The teacher's journal with the most cells: its path, pupils and lessons. */
async function largest(server) {
  let most = { cells: 0 }
  for (let school = 1; school <= 3; school++) for (let at = 1; at <= 24; at++) {
    const person = await signIn(server, `teacher${at}.school-${school}`).catch(() => undefined)
    if (!person) break
    const paths = new Set([...(await person.get('/')).matchAll(/href="(\/journal\/\d+)"/g)].map(([, path]) => path))
    for (const path of paths) {
      const html = await person.get(path)
      const pupils = html.split('scope="row"').length - 1
      const cells = html.split('<td').length - 1
      if (cells > most.cells) most = { person, path, cells, pupils, lessons: Math.round(cells / Math.max(pupils, 1)) - 1 }
    }
  }
  return most
}

/** Milliseconds from a key to the paint after it, and the long tasks meanwhile. */
async function typed(browser, server, { person, path }) {
  const { page, wire } = await opened(browser, server, person, { viewport: { width: 1440, height: 900 } })
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
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slower })
  const painted = () => page.evaluate(() => new Promise(next => requestAnimationFrame(() => setTimeout(next))))
  for (let mark = 0; mark < marks; mark++) {
    await page.keyboard.press(String(3 + mark % 3))
    await painted()
  }
  await page.locator('.save[data-state="saved"]').waitFor()
  await painted()
  const { keys, long } = await page.evaluate(() => ({ keys: window.keys, long: window.long }))
  await page.context().close()
  const times = keys.map(({ duration }) => duration).sort((a, b) => a - b)
  while (times.length < marks) times.unshift(16)
  return { p50: times[Math.floor(times.length / 2)], p95: times[Math.ceil(times.length * 0.95) - 1], longest: Math.max(0, ...long.map(Math.round)) }
}

const { server } = await served()
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
  const journal = await largest(server)
  const { kb, of } = await weighed(browser, server, journal.person, journal.path)
  results.journal = { kb }
  say(`journal         ${String(kb).padStart(5)} KB of 400   ${of}`)
  const { performance, accessibility, times, faults } = await judged(server, parent, '/diary')
  results.lighthouse = { performance, accessibility }
  say(`lighthouse, diary on a phone: performance ${performance} of 90, accessibility ${accessibility} of 100; ${times}`)
  if (faults.length) say(`  found wanting: ${faults.join(', ')}`)
  const keys = await typed(browser, server, journal)
  results.keys = keys
  say(`${marks} marks in ${journal.pupils} pupils × ${journal.lessons} lessons, processor ${slower} times slower: key to paint p50 ${keys.p50} ms, p95 ${keys.p95} ms of 50; longest task ${keys.longest} ms of 100`)
  if (process.env.JSON) process.stdout.write(`${JSON.stringify(results)}\n`)
} finally {
  await browser.close()
  await server.stop()
}
