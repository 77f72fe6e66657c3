# Alternativas más seguras

safer_alternative = Alternativas más seguras
    .one = alternativa más segura
    .add = Agregar una alternativa más segura
    .intro = Qué puede hacer la persona en su lugar cuando sea difícil.
    .empty = Aún no hay alternativas.
safer_alternative-instead = En lugar de
safer_alternative-can = Puedo
    .hint = En palabras de la persona.
safer_alternative-safe = También es seguro para otras personas
