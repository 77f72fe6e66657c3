# Fortalezas

strength = Fortalezas
    .one = fortaleza
    .add = Agregar una fortaleza
    .intro = En qué puede apoyarse la persona.
    .empty = Aún no hay fortalezas. Pregunte qué aprecian en ella los demás.
strength-kind = Tipo
    .talent = Un talento
    .interest = Un interés
    .skill = Una habilidad
    .relationship = Una relación cercana
    .faith = La fe
    .culture = La cultura
    .achievement = Un logro
strength-what = Descripción
    .hint = En palabras de la persona.
strength-helps = Cómo le ayuda
