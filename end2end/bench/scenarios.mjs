// What is asked under load. Each scenario finds its pages as a person does, by links, and knows what they must hold.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { target } from '../fixtures/gorodok.mjs'

/** How the pages are read: where a row has its name, and what marks a cell. */
const table = { head: /<th[^>]*scope="row"[^>]*>(.*?)<\/th>/gs, cell: '<td' }
const day = { head: /<h3[^>]*>(.*?)<\/h3>/gs, cell: '<li>' }

const links = (html, pattern) => [...new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, path]) => path.replaceAll('&amp;', '&')))]
  .filter(path => pattern.test(path))

/** A page as a target: its title names it, its first and last row and the count of cells prove it whole. */
function expected(person, path, html, { head, cell }) {
  const heads = [...html.matchAll(head)]
  const names = heads.map(([, inner]) => inner.split(/<[^>]*>/).filter(text => text.trim()).at(-1))
  const [first_at, last_at] = [heads[0], heads.at(-1)].map(found => found && Buffer.byteLength(html.slice(0, found.index)))
  const parts = html.split(cell)
  const count = parts.length - 1
  // From one cell to the next, in bytes.
  const steps = parts.slice(1, -1).map(part => Buffer.byteLength(part) + cell.length)
  const title = html.match(/<title>([^<]*)/)[1]
  if (!names.length || !count) throw new Error(`${path} of ${person.login}: no rows (${names.length}) or no cells (${count})`)
  const filled = html.split(/<td(?! class)[^>]*>(?!<\/td>)/).length - 1
  return { path, cookie: person.cookie, title, first: names[0], first_at, last: names.at(-1), last_at, rows: names.length, count, filled, mark: cell, steps }
}

/** Logins of the demo city: three teachers of each of eight schools. */
const teachers = [...Array(24).keys()].map(at => `teacher${Math.floor(at / 8) + 1}.school-${at % 8 + 1}`)
const coordinators = [...Array(8).keys()].map(at => `coordinator.school-${at + 1}`)
const parents = [...Array(24).keys()].map(at => `parent${Math.floor(at / 8) + 1}.school-${at % 8 + 1}`)

/** Lessons of the journal that is measured: three a week in a term of eight. */
const lessons = 24

/** Each teacher's journal whose number of lessons is nearest to that. */
async function journals(signIn) {
  const targets = []
  for (const login of teachers) {
    const own = await pages(signIn, [login], /^\/journal\/\d/, table, 12)
    const off = ({ rows, count }) => Math.abs(count / rows - 1 - lessons)
    targets.push(own.sort((a, b) => off(a) - off(b))[0])
  }
  const mean = of => Math.round(targets.reduce((sum, target) => sum + of(target), 0) / targets.length)
  const filled = mean(({ filled, rows, count }) => 100 * filled / (count - rows))
  process.stderr.write(`journals of ${mean(({ rows }) => rows)} pupils × ${mean(({ rows, count }) => count / rows - 1)} lessons, ${filled} % filled\n`)
  return targets
}

/** Of each person the first `most` pages that their home leads to. */
async function pages(signIn, logins, pattern, look, most = 1) {
  const targets = []
  for (const login of logins) {
    const person = await signIn(login)
    for (const found of links(await person.get('/'), pattern).slice(0, most)) {
      const path = await filled(person, found)
      targets.push(expected(person, path, await person.get(path), look))
    }
  }
  return targets
}

/** A journal is opened in its first term: that one is over and full. */
async function filled(person, path) {
  if (!path.startsWith('/journal/')) return path
  const [first] = links(await person.get(path), /^\/journal\/\d+\?term=/)
  return first ?? path
}

/** Cells of a teacher's first journal that hold one mark the teacher may change today, each a target of its own. */
async function markedCells(server, person) {
  const [path] = links(await person.get('/'), /^\/journal\/\d/)
  const headers = { cookie: person.cookie, origin: server.url, accept: 'application/json' }
  const body = new URLSearchParams({ group: path.match(/\d+/)[0] })
  const answer = await fetch(`${server.url}${api}open_sheet`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`${person.login}: the sheet of ${path} answers ${answer.status}`)
  const { pupils, lessons, cells: { cells } } = await answer.json()
  const read = item => item.match(/^(\d+) (\d+) (\d+) \S+ \d+=(\d+)$/)
  return cells.split(';').map(read).filter(Boolean).slice(-20).map(([, row, column, version, value]) => ({
    path: `${api}save_cells`, cookie: person.cookie, origin: server.url, kind: 'application/json', answer: '"Saved"',
    version: Number(version), value,
    body: `{"changes":[{"id":"$CHANGE","lesson":${lessons[column].id},"pupil":${pupils[row].id},"seen":$VERSION,"edit":{"replace":{"at":0,"value":"$VALUE"}}}]}`,
  }))
}
const api = '/api/app/features/journal/api/'

export const scenarios = {
  /** The grid of one group, 30 pupils × 24 lessons. */
  journal: (_, signIn) => journals(signIn),

  /** Two hundred different groups, as large as they come. */
  groups: async (_, signIn) => (await pages(signIn, teachers, /^\/journal\/\d/, table, 12)).slice(0, 200),

  /** The list of all pupils of a school. */
  roster: (_, signIn) => pages(signIn, coordinators, /^\/people$/, table),

  /** «Сегодня» of a parent. */
  diary: (_, signIn) => pages(signIn, parents, /^\/diary/, day),

  /** One mark changed, durable: every teacher in turn, 480 cells in all. */
  async save(server, signIn) {
    const targets = []
    for (const login of teachers) targets.push(await markedCells(server, await signIn(login)))
    const cells = targets[0].flatMap((_, at) => targets.flatMap(of => of.slice(at, at + 1)))
    // Two teachers of one group would know of each other's versions nothing.
    return [...new Map(cells.map(cell => [cell.body, cell])).values()]
  },

  /** The ceiling: bytes of a file from the same server. */
  async static() {
    const site = join(target, 'release/site/pkg')
    const [hash] = readdirSync(site)
    return [{ path: `/pkg/${hash}/gorodok.css`, cookie: '' }]
  },
}
