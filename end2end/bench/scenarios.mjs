// What is asked under load. Each scenario finds its pages as a person does, by links, and knows what they must hold.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { target } from '../fixtures/gorodok.mjs'

/** How the pages are read: what marks a cell, and where a row has its name. */
const cell = 'role="gridcell"'
const rowHead = /<th[^>]*scope="row"[^>]*>(.*?)<\/th>/gs

const links = (html, pattern) => [...new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, path]) => path.replaceAll('&amp;', '&')))]
  .filter(path => pattern.test(path))

/** A page as a target: its title names it, its first and last row and the count of `mark` prove it whole. */
function expected(person, path, html, mark) {
  const names = [...html.matchAll(rowHead)].map(([, inner]) => inner.split(/<[^>]*>/).filter(text => text.trim()).at(-1))
  const count = html.split(mark).length - 1
  const title = html.match(/<title>([^<]*)/)[1]
  if (!names.length || !count) throw new Error(`${path} of ${person.login}: no rows (${names.length}) or no cells (${count})`)
  return { path, cookie: person.cookie, title, first: names[0], last: names.at(-1), count, mark }
}

/** Logins of the demo city: three teachers of each of eight schools. */
const teachers = [...Array(24).keys()].map(at => `teacher${Math.floor(at / 8) + 1}.school-${at % 8 + 1}`)
const coordinators = [...Array(8).keys()].map(at => `coordinator.school-${at + 1}`)
const parents = [...Array(24).keys()].map(at => `parent${Math.floor(at / 8) + 1}.school-${at % 8 + 1}`)

async function pages(signIn, logins, pattern, mark) {
  const targets = []
  for (const login of logins) {
    const person = await signIn(login)
    const [path] = links(await person.get('/'), pattern)
    targets.push(expected(person, path, await person.get(path), mark))
  }
  return targets
}

export const scenarios = {
  /** The grid of one group, 30 pupils × 24 lessons. */
  journal: (_, signIn) => pages(signIn, teachers, /^\/journal\/\d/, cell),

  /** The list of all pupils of a school. */
  roster: (_, signIn) => pages(signIn, coordinators, /^\/people\/pupils/, '<tr'),

  /** «Сегодня» of a parent. */
  diary: (_, signIn) => pages(signIn, parents, /^\/diary/, '<li'),

  /** The ceiling: bytes of a file from the same server. */
  async static() {
    const site = join(target, 'release/site/pkg')
    const [hash] = readdirSync(site)
    return [{ path: `/pkg/${hash}/gorodok.css`, cookie: '' }]
  },
}
