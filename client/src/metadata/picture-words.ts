import { catalogue } from '@/strings/catalogue';
import type { Words } from '@/strings/strings';

/** Pictures speak English: chats fetch them without saying who will look, and one is kept for all. */
export const pictureWords: Words = { language: 'en', locale: 'en-US', strings: catalogue.en };
