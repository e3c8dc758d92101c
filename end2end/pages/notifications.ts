// Notices as people meet them: the bell at the head of every page, the list, the board, the settings.
import type { Page } from '@playwright/test'

export class Notices {
  constructor(private readonly page: Page) {}

  /** The bell with so many new; none: nothing is new. */
  bell(unread: number) {
    const name = unread ? `Уведомления, новых: ${unread}` : 'Уведомления'
    return this.page.getByRole('banner').getByRole('link', { name, exact: true })
  }

  /** What is new on the list. */
  get unread() {
    return this.page.getByRole('main').locator('.notice[data-unread]')
  }

  get readAll() {
    return this.page.getByRole('button', { name: 'Прочитать все' })
  }

  async turnTo(tab: 'Новое' | 'Объявления' | 'Настройки'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Уведомления' }).getByRole('link', { name: tab }).click()
  }
}

/** Opens the page again until the teller, who comes about once a second, has told. */
export async function waitFor(page: Page, path: string, told: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 20_000
  do await page.goto(path)
  while (!await told() && Date.now() < until)
}
