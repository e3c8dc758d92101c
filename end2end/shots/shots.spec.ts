// Pictures of every screen for every role that has it, narrow and wide, light and dark.
import { join } from 'node:path'
import { test, visit } from '../fixtures/base'
import { target } from '../fixtures/gorodok.mjs'
import { pathOf, people, schemes, views, widths } from '../routes'

test.use({ allowed: /status of 404/ })

for (const { screen, role } of views()) {
  test(`${screen.name} for ${role}`, async ({ as, page: stranger }) => {
    const login = people[role]
    const page = login ? await as(login) : stranger
    await visit(page, await pathOf(screen, page))
    for (const colorScheme of schemes) {
      for (const width of widths) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: width < 500 ? 780 : 900 })
        const path = join(target, 'shots', `${screen.name}-${role}-${width}-${colorScheme}.png`)
        await page.screenshot({ path, fullPage: true })
      }
    }
  })
}
