import { z } from 'zod';
import { companySchema } from './company.ts';

/** Which company a source's reference means. */
export const sourceReferenceSchema = z
  .strictObject({ company: companySchema.omit({ name: true, siret: true }) })
  .meta({ id: 'SourceReferenceRequest' });
