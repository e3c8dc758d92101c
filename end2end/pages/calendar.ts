// The page of calendars, and the lessons that a calendar reads at an address.
import type { Page } from '@playwright/test'

export class Calendars {
  constructor(private readonly page: Page) {}

  /** Makes an address; answers its path, read where it is shown this once. */
  async make(whose: string, homework: boolean): Promise<string> {
    await this.page.getByLabel('Чьи уроки').selectOption(whose)
    if (homework) await this.page.getByLabel('С домашними заданиями').check()
    await this.page.getByRole('button', { name: 'Сделать адрес' }).click()
    return new URL(await this.address.inputValue()).pathname
  }

  get address() {
    return this.page.getByLabel('Адрес календаря')
  }

  /** Living addresses, latest first. */
  get made() {
    return this.page.getByRole('main').locator('.rows > li')
  }
}

/** Lessons of a calendar, each by its properties. */
export function lessons(calendar: string): Map<string, string>[] {
  const events = calendar.replaceAll('\r\n ', '').split('BEGIN:VEVENT\r\n').slice(1)
  return events.map(event => new Map(event.split('\r\n').map(line => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1)]
  })))
}
