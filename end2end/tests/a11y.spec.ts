// Every screen × role × scheme × width: no violation of WCAG 2.2 AA, and nothing wider than the window.
import { axe, expect, test, visit } from '../fixtures/base'
import { pathOf, people, schemes, views, widths } from '../routes'

// A missing page is a lawful complaint of the browser: its status is 404. A violation names its element: no trace is needed.
test.use({ allowed: /status of 404/, trace: 'off' })

for (const { screen, role } of views()) {
  test(`${screen.name} is accessible to ${role}`, async ({ as, page: stranger }) => {
    const login = people[role]
    const page = login ? await as(login) : stranger
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
