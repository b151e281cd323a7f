interface SharedRound {
  project: string;
  round: string;
  guidelineVersion: number;
  leaseMinutes: number;
  /** Addresses of the labelling screen and of the guideline. */
  labelUrl: string;
  guidelineUrl: string;
}

/** A message that a lead can send to the people of a round. It says nothing of gold, repeats or who else labels. */
export function shareText(round: SharedRound): string {
  return `There is work for you in “${round.project}”: the round “${round.round}”.

Start here: ${round.labelUrl}
The guideline, version ${round.guidelineVersion}: ${round.guidelineUrl}

Each example is yours for ${lasting(round.leaseMinutes)} from when you open it, and longer while you work on it. What you enter is saved, so you can stop and come back at any time. If the guideline does not say how to decide, skip the example and say why.`;
}

function lasting(minutes: number): string {
  if (minutes % 60 !== 0 || minutes === 0) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  const hours = minutes / 60;
  return hours === 1 ? "1 hour" : `${hours} hours`;
}
