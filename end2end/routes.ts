// Every screen and the roles that have it: the list behind the accessibility walk and `make shots`.
import type { Page } from '@playwright/test'

/** A person of the demo city by role; nobody is signed in as `anyone`. */
export const people = {
  anyone: undefined,
  coordinator: 'coordinator',
  teacher: 'teacher',
  classteacher: 'classteacher',
  parent: 'parent',
  pupil: 'pupil',
  head: 'head',
  deputy: 'deputy',
  secretary: 'secretary',
  methodist: 'methodist',
  district: 'district',
  city: 'city',
  admin: 'admin',
} as const satisfies Record<string, string | undefined>

export type Role = keyof typeof people

export type Screen = {
  /** Names the picture: latin, no spaces. */
  name: string
  /** A path, or how to find it: by the links of the pages, as a person does. */
  path: string | ((page: Page) => Promise<string>)
  roles: readonly Role[]
}

const everybody = (Object.keys(people) as Role[]).filter(role => role !== 'anyone')
const families = ['parent', 'pupil'] as const
const teachers = ['teacher', 'classteacher'] as const

/** The first link of this kind on the page that `from` opens. */
const first = (from: string, start: string) => async (page: Page) => {
  await page.goto(from)
  const href = await page.locator(`main a[href^="${start}"]`).first().getAttribute('href')
  if (!href) throw new Error(`${from} leads to no ${start}`)
  return href
}

/** The dates of a group, by way of the plan it is taught by. */
const dates = async (page: Page) => {
  await page.goto(await first('/lesson-plans', '/lesson-plans/')(page))
  return first(new URL(page.url()).pathname, '/lesson-dates/')(page)
}

/** The approved plan on its way into the gallery. */
const share = async (page: Page) => {
  await page.goto(await first('/lesson-plans', '/lesson-plans/')(page))
  return first(new URL(page.url()).pathname, '/share-plan/')(page)
}

/** The year beside the terms of a sheet. */
const year = async (page: Page) => {
  await page.goto(await first('/term-marks', '/term-marks/')(page))
  const href = await page.getByRole('link', { name: 'Год', exact: true }).getAttribute('href')
  if (!href) throw new Error('the sheet has no year')
  return href
}

/** A sheet of the week that is carried over. */
const outageSheet = async (page: Page) => {
  await page.goto('/outage')
  const href = await page.getByRole('link', { name: 'Перенести с листа' }).first().getAttribute('href')
  if (!href) throw new Error('the week has no sheet')
  return href
}

/** The list of a class as a form, and the passport of a pupil of it. */
const classOf = first('/social', '/social/class/')
const classList = async (page: Page) => (await classOf(page)).replace('/social', '/people')
const passport = async (page: Page) => first(await classOf(page), '/social/')(page)

/** One pupil of a class in all subjects: a way of the page that leaves its address. */
const ofPupil = async (page: Page) => {
  await page.goto('/class-marks')
  const href = await page.locator('main tbody th a').first().getAttribute('href')
  if (!href) throw new Error('the class has no pupil')
  return href
}

/** The photograph and the documents of a pupil of 7А. */
const documents = async (page: Page) => {
  await page.goto(await first('/people?name=Соколов+Михаил', '/people/')(page))
  return first(new URL(page.url()).pathname, '/documents/')(page)
}

export const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in', roles: ['anyone'] },
  { name: 'offline', path: '/offline', roles: ['anyone'] },
  { name: 'ui', path: '/ui', roles: ['anyone'] },
  { name: 'lost', path: '/no-such-page', roles: ['anyone'] },
  { name: 'sessions', path: '/sessions', roles: everybody },
  { name: 'password', path: '/password', roles: ['teacher'] },
  { name: 'second-factor', path: '/second-factor', roles: ['teacher', 'parent'] },
  { name: 'code', path: '/code', roles: ['teacher'] },
  { name: 'diary', path: '/diary', roles: families },
  { name: 'diary-children', path: '/diary/children', roles: families },
  { name: 'diary-week', path: '/diary/week', roles: families },
  { name: 'diary-marks', path: '/diary/marks', roles: families },
  { name: 'diary-year', path: '/diary/marks?part=year', roles: families },
  { name: 'diary-debts', path: '/diary/marks?part=debts', roles: families },
  { name: 'diary-ways', path: first('/diary/marks', '/diary/marks?part=ways'), roles: ['parent'] },
  { name: 'absence-notes', path: '/diary/absences', roles: families },
  { name: 'homeworks', path: '/homework', roles: [...families, 'teacher'] },
  { name: 'homework', path: first('/homework', '/homework/'), roles: [...families, 'teacher'] },
  { name: 'calendar', path: '/calendar', roles: ['parent', 'pupil', 'teacher', 'classteacher', 'secretary'] },
  { name: 'notifications', path: '/notifications', roles: ['parent', 'pupil', 'classteacher'] },
  { name: 'announcements', path: '/notifications/announcements', roles: ['parent', 'deputy', 'classteacher'] },
  { name: 'notification-settings', path: '/notifications/settings', roles: ['parent', 'classteacher'] },
  { name: 'absences', path: '/absences', roles: ['classteacher'] },
  { name: 'control', path: '/control', roles: ['deputy', 'coordinator'] },
  { name: 'control-lessons', path: '/control/lessons?from=2026-11-02&to=2026-11-12', roles: ['deputy'] },
  { name: 'control-averages', path: '/control/averages', roles: ['deputy', 'coordinator'] },
  { name: 'control-differing', path: '/control/averages?differing=yes', roles: ['deputy'] },
  { name: 'control-marks', path: '/control/marks', roles: ['deputy'] },
  { name: 'control-access', path: '/control/access', roles: ['deputy'] },
  { name: 'control-log', path: '/control/log?recount=yes', roles: ['deputy'] },
  { name: 'substitutions', path: '/substitutions', roles: ['deputy', 'coordinator'] },
  { name: 'substitutions-absences', path: '/substitutions?part=absences', roles: ['deputy'] },
  { name: 'substitutions-place', path: first('/substitutions', '/substitutions?part=place'), roles: ['deputy'] },
  { name: 'substitutions-sheet', path: '/substitutions?part=sheet', roles: ['deputy', 'teacher'] },
  { name: 'substitutions-hours', path: '/substitutions?part=hours&from=2026-11-01&to=2026-11-30', roles: ['deputy'] },
  { name: 'organisations', path: '/organisations', roles: ['city', 'district', 'methodist'] },
  { name: 'organisation', path: first('/organisations', '/organisations/'), roles: ['city', 'district'] },
  ...['card', 'staff', 'subjects', 'classes', 'rooms', 'plan', 'groups', 'kinds', 'borders', 'pupils', 'timetable', 'check'].map(step => (
    { name: `wizard-${step}`, path: `/wizard/${step}`, roles: ['coordinator'] } as const
  )),
  { name: 'people', path: '/people', roles: ['coordinator', 'secretary', 'classteacher'] },
  { name: 'card', path: first('/people', '/people/'), roles: ['coordinator', 'classteacher'] },
  { name: 'documents', path: documents, roles: ['coordinator', 'classteacher'] },
  { name: 'document', path: async page => first(await documents(page), '/documents/')(page), roles: ['coordinator'] },
  { name: 'class-list', path: classList, roles: ['coordinator', 'classteacher'] },
  { name: 'people-gone', path: '/people?side=gone', roles: ['secretary'] },
  { name: 'social', path: '/social', roles: ['deputy', 'classteacher', 'district'] },
  { name: 'social-class', path: classOf, roles: ['classteacher'] },
  { name: 'passport', path: passport, roles: ['classteacher'] },
  { name: 'card-of-staff', path: first('/people?side=staff&name=лебедева', '/people/'), roles: ['coordinator'] },
  { name: 'who-looked', path: '/who-looked', roles: ['coordinator', 'parent'] },
  { name: 'slips', path: '/slips', roles: ['coordinator', 'classteacher'] },
  { name: 'slip-sheet', path: first('/slips', '/slips/'), roles: ['coordinator', 'classteacher'] },
  { name: 'rights', path: '/rights', roles: ['coordinator', 'district'] },
  { name: 'rights-card', path: first('/rights?name=Тихонов', '/rights?school='), roles: ['coordinator'] },
  { name: 'rights-table', path: '/rights?part=table&role=secretary', roles: ['coordinator'] },
  { name: 'consents', path: '/consents', roles: ['coordinator', 'secretary', 'classteacher', 'district', 'city'] },
  { name: 'consent-roll', path: first('/consents', '/consents/'), roles: ['secretary', 'classteacher'] },
  { name: 'consent-grid', path: async page => (await first('/consents', '/consents/')(page)).split('?')[0]!, roles: ['classteacher'] },
  { name: 'own-consents', path: '/consent', roles: ['parent', 'pupil'] },
  { name: 'consent-texts', path: '/consent-texts', roles: ['coordinator'] },
  { name: 'import', path: '/import', roles: ['coordinator'] },
  { name: 'import-batch', path: first('/import', '/import/batches/'), roles: ['coordinator'] },
  {
    name: 'import-undo',
    path: async page => `${await first('/import', '/import/batches/')(page)}?undo=1`,
    roles: ['coordinator'],
  },
  { name: 'outage', path: '/outage', roles: ['teacher', 'deputy'] },
  { name: 'outage-sheet', path: outageSheet, roles: ['teacher'] },
  { name: 'my-day', path: '/my-day', roles: teachers },
  { name: 'debts', path: '/debts', roles: teachers },
  { name: 'class-marks', path: '/class-marks', roles: ['classteacher', 'deputy'] },
  { name: 'class-marks-pupil', path: ofPupil, roles: ['classteacher'] },
  { name: 'journals', path: '/journals', roles: teachers },
  { name: 'journal', path: first('/journals', '/journal/'), roles: teachers },
  { name: 'term-marks', path: '/term-marks', roles: teachers },
  { name: 'term-sheet', path: first('/term-marks', '/term-marks/'), roles: teachers },
  { name: 'lesson-plans', path: '/lesson-plans', roles: ['teacher', 'deputy', 'coordinator'] },
  { name: 'lesson-plan', path: first('/lesson-plans', '/lesson-plans/'), roles: ['teacher', 'deputy'] },
  { name: 'lesson-dates', path: dates, roles: ['teacher'] },
  { name: 'lesson-progress', path: '/lesson-progress', roles: ['teacher', 'deputy'] },
  { name: 'class-pause', path: '/class-pause?first=2026-11-16&last=2026-11-20&reason=карантин', roles: ['deputy'] },
  { name: 'plan-gallery', path: '/plan-gallery', roles: ['teacher', 'deputy', 'methodist'] },
  { name: 'shared-plan', path: first('/plan-gallery', '/plan-gallery/'), roles: ['teacher', 'methodist'] },
  { name: 'share-plan', path: share, roles: ['teacher'] },
  { name: 'curriculum', path: '/curriculum', roles: ['deputy', 'coordinator'] },
  { name: 'curriculum-template', path: '/curriculum-template?of=7.', roles: ['methodist'] },
  { name: 'individual-plans', path: '/individual-plans', roles: ['deputy'] },
  { name: 'teacher-load', path: '/teacher-load', roles: ['deputy'] },
  { name: 'timetable', path: '/timetable', roles: ['teacher', 'deputy', 'parent', 'pupil'] },
  { name: 'timetable-hall', path: '/timetable?of=hall', roles: ['deputy'] },
  { name: 'timetable-plan', path: '/timetable/plan', roles: ['deputy', 'coordinator'] },
  { name: 'timetable-drafts', path: '/timetable/drafts', roles: ['deputy'] },
  { name: 'terms', path: '/terms', roles: ['deputy', 'coordinator'] },
  { name: 'term-sheet-year', path: year, roles: ['teacher'] },
  { name: 'term-rules', path: '/term-rules', roles: ['deputy'] },
  {
    name: 'term-rules-tried',
    path: '/term-rules?five=4%2C65&four=3%2C65&three=2%2C65&averaging=weighted&least_marks=3&control=optional&year=usual&overruled_by=teacher%2Cdeputy',
    roles: ['deputy'],
  },
  { name: 'unmarked', path: '/unmarked', roles: ['deputy', 'coordinator'] },
  { name: 'signatures', path: '/signatures', roles: ['classteacher'] },
  { name: 'splits', path: first('/wizard/groups', '/splits?'), roles: ['coordinator'] },
  { name: 'exemptions', path: '/exemptions', roles: ['classteacher', 'deputy'] },
  { name: 'reconciliations', path: '/reconciliation', roles: ['coordinator', 'classteacher', 'district', 'city'] },
  { name: 'reconciliation', path: first('/reconciliation', '/reconciliation/'), roles: ['coordinator', 'deputy'] },
  { name: 'reconciliation-rows', path: first('/reconciliation', '/reconciliation/'), roles: ['classteacher'] },
  { name: 'own-data', path: '/diary/data', roles: ['parent'] },
  { name: 'own-card', path: '/own-card', roles: ['teacher'] },
]

export const widths = [360, 1440] as const
export const schemes = ['light', 'dark'] as const

/** Each screen with each role that has it. */
export function* views(): Generator<{ screen: Screen; role: Role }> {
  for (const screen of screens) for (const role of screen.roles) yield { screen, role }
}

export async function pathOf(screen: Screen, page: Page): Promise<string> {
  return typeof screen.path === 'string' ? screen.path : screen.path(page)
}
