/**
 * What a page says, once more for machines (schema.org as JSON-LD). It is data and never run, so that the policy for
 * scripts does not concern it; `<` is written so that no text can end it.
 */
export function StructuredData({ data }: { data: Record<string, unknown> }) {
  const json = JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
