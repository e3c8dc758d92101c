// A sheet for a day without a network: printed, and typed off the paper again.
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { words } from '../fixtures/pdf'

export class Sheets {
  constructor(private readonly page: Page) {}

  /** Prints what the page offers; all words of the paper. */
  async print(): Promise<string> {
    const coming = this.page.waitForEvent('download')
    await this.page.getByRole('link', { name: /^Напечатать/ }).click()
    return words(await readFile(await (await coming).path())).join(' ').replace(/\s+/g, ' ')
  }

  /** The way back of a group. */
  way(group: string): Locator {
    return this.page.getByRole('row').filter({ hasText: group }).getByRole('link', { name: 'Перенести с листа' })
  }
}

export class Sheet {
  constructor(private readonly page: Page) {}

  /** The lessons that have begun by now, in the order of the calendar. */
  get over(): Locator {
    return this.page.getByRole('region', { name: /-й урок$/ }).filter({ hasNotText: 'ещё не начался' })
  }

  /** The field of a pupil in that lesson. */
  row(lesson: Locator, pupil: string | RegExp): Locator {
    return lesson.getByRole('row').filter({ hasText: pupil }).getByRole('textbox')
  }

  async look(): Promise<void> {
    await this.page.getByRole('button', { name: 'Показать, что будет записано' }).click()
  }

  get preview(): Locator {
    return this.page.getByRole('region', { name: 'Что будет записано' })
  }

  async write(): Promise<void> {
    await this.preview.getByRole('button', { name: 'Записать в журнал' }).click()
  }
}
