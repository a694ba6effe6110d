// The mail domains of the French education administration and the académie each belongs to. Two domains of one
// académie (Rouen and Caen are Normandie's) have the same value. Facts only; how they are used is the callers'.
// Source: the public pages of the académies, gathered in November 2026.

const ACADEMY_OF_DOMAIN: ReadonlyMap<string, string> = new Map([
  ['education.gouv.fr', 'education.gouv.fr'],
  ['ac-aix-marseille.fr', 'ac-aix-marseille'],
  ['ac-amiens.fr', 'ac-amiens'],
  ['ac-besancon.fr', 'ac-besancon'],
  ['ac-bordeaux.fr', 'ac-bordeaux'],
  ['ac-normandie.fr', 'ac-normandie'],
  ['ac-caen.fr', 'ac-normandie'],
  ['ac-rouen.fr', 'ac-normandie'],
  ['ac-clermont.fr', 'ac-clermont'],
  ['ac-corse.fr', 'ac-corse'],
  ['ac-creteil.fr', 'ac-creteil'],
  ['ac-dijon.fr', 'ac-dijon'],
  ['ac-grenoble.fr', 'ac-grenoble'],
  ['ac-guadeloupe.fr', 'ac-guadeloupe'],
  ['ac-martinique.fr', 'ac-martinique'],
  ['ac-mayotte.fr', 'ac-mayotte'],
  ['ac-guyane.fr', 'ac-guyane'],
  ['ac-lille.fr', 'ac-lille'],
  ['ac-limoges.fr', 'ac-limoges'],
  ['ac-lyon.fr', 'ac-lyon'],
  ['ac-montpellier.fr', 'ac-montpellier'],
  ['ac-nancy-metz.fr', 'ac-nancy-metz'],
  ['ac-nantes.fr', 'ac-nantes'],
  ['ac-nice.fr', 'ac-nice'],
  ['ac-noumea.nc', 'ac-noumea'],
  ['ac-orleans-tours.fr', 'ac-orleans-tours'],
  ['ac-paris.fr', 'ac-paris'],
  ['ac-poitiers.fr', 'ac-poitiers'],
  ['ac-polynesie.pf', 'ac-polynesie'],
  ['monvr.pf', 'ac-polynesie'],
  ['ac-reims.fr', 'ac-reims'],
  ['ac-rennes.fr', 'ac-rennes'],
  ['ac-reunion.fr', 'ac-reunion'],
  ['ac-strasbourg.fr', 'ac-strasbourg'],
  ['ac-toulouse.fr', 'ac-toulouse'],
  ['ac-versailles.fr', 'ac-versailles'],
  ['ac-wf.wf', 'ac-wf'],
  ['ac-spm.fr', 'ac-spm'],
  ['ac-cned.fr', 'ac-cned'],
  ['cned.fr', 'ac-cned'],
  ['region-academique-auvergne-rhone-alpes.fr', 'region-academique'],
  ['region-academique-bourgogne-franche-comte.fr', 'region-academique'],
  ['region-academique-bretagne.fr', 'region-academique'],
  ['region-academique-centre-val-de-loire.fr', 'region-academique'],
  ['region-academique-corse.fr', 'region-academique'],
  ['region-academique-grand-est.fr', 'region-academique'],
  ['region-academique-guadeloupe.fr', 'region-academique'],
  ['region-academique-guyane.fr', 'region-academique'],
  ['region-academique-hauts-de-france.fr', 'region-academique'],
  ['region-academique-ile-de-france.fr', 'region-academique'],
  ['region-academique-martinique.fr', 'region-academique'],
  ['region-academique-mayotte.fr', 'region-academique'],
  ['region-academique-normandie.fr', 'region-academique'],
  ['region-academique-nouvelle-aquitaine.fr', 'region-academique'],
  ['region-academique-occitanie.fr', 'region-academique'],
  ['region-academique-pays-de-la-loire.fr', 'region-academique'],
  ['region-academique-provence-alpes-cote-dazur.fr', 'region-academique'],
  ['region-academique-reunion.fr', 'region-academique'],
  ['region-academique-aura.fr', 'region-academique'],
  ['region-academique-bfc.fr', 'region-academique'],
  ['region-academique-idf.fr', 'region-academique'],
  ['region-academique-paca.fr', 'region-academique'],
  // The trial mailbox's own académie, under a name that can never exist (RFC 2606).
  ['ac-demo.example', 'demo'],
]);

/** The académie whose own mail domain this is; null for any other, sub-domains included (pupils, tenants). */
export function academyOfDomain(domain: string): string | null {
  return ACADEMY_OF_DOMAIN.get(domain.toLowerCase()) ?? null;
}

/** The académie below whose domain this one lies (`eleves.ac-x.fr`): never staff by itself. */
export function academyAboveDomain(domain: string): string | null {
  const labels = domain.toLowerCase().split('.');
  for (let i = 1; i < labels.length - 1; i++) {
    const academy = ACADEMY_OF_DOMAIN.get(labels.slice(i).join('.'));
    if (academy) return academy;
  }
  return null;
}
