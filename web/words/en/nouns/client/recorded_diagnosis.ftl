# Diagnoses from elsewhere

recorded_diagnosis = Diagnoses from elsewhere
    .one = recorded diagnosis
    .add = Record a diagnosis from elsewhere
    .intro = What others diagnosed and wrote down. This program never makes a diagnosis.
    .empty = None recorded.
recorded_diagnosis-text = As the document says it
recorded_diagnosis-system = Code system
    .hint = For example: ICD-11.
recorded_diagnosis-code = Code
    .hint = Only if the document gives it.
recorded_diagnosis-by = Diagnosed by
recorded_diagnosis-dated = Date of the document
recorded_diagnosis-verification = How sure
    .reported = Told to us
    .confirmed_by_letter = Confirmed by a letter
    .refuted = No longer holds
