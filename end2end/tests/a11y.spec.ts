// Every screen × role × scheme × width: no violation of WCAG 2.2 AA, and nothing wider than the window.
import { type Page } from '@playwright/test'
import { axe, expect, test as base, visit } from '../fixtures/base'
import { pathOf, people, schemes, views, widths } from '../routes'

type Walker = {
  /** The page of each person and of a stranger, kept from screen to screen: most of a walk was browsers that begin anew. */
  pages: Map<string, Page>
}

const test = base.extend<{ walk: (login?: string) => Promise<Page> }, Walker>({
  pages: [async ({}, use) => {
    const pages = new Map<string, Page>()
    await use(pages)
    await Promise.all([...pages.values()].map(page => page.context().close()))
  }, { scope: 'worker' }],

  walk: async ({ browser, colorScheme, pages, signIn, viewport, watch }, use) => use(async (login = '') => {
    const known = pages.get(login)
    const page = known ?? await browser.newPage()
    watch(page.context())
    if (!known && login) await signIn(page, login)
    pages.set(login, page)
    // As a page begins, whatever the screen before was looked at in.
    await page.emulateMedia({ colorScheme })
    if (viewport) await page.setViewportSize(viewport)
    return page
  }),
})

// A missing page is a lawful complaint of the browser: its status is 404. A violation names its element: no trace is needed.
test.use({ allowed: /status of 404/, trace: 'off' })

for (const { screen, role } of views()) {
  test(`${screen.name} is accessible to ${role}`, async ({ walk }) => {
    const page = await walk(people[role])
    await visit(page, await pathOf(screen, page))
    for (const colorScheme of schemes) {
      for (const width of widths) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        await test.step(`${colorScheme}, ${width} px`, async () => {
          await axe(page, colorScheme === 'light' ? 'all' : 'colours')
          const wide = await page.evaluate(() => document.documentElement.scrollWidth)
          expect(wide, 'width of the page').toBeLessThanOrEqual(width)
        })
      }
    }
  })
}
