# Fortalezas

strength = Fortalezas
    .one = fortaleza
    .add = Añadir una fortaleza
    .intro = En qué puede apoyarse.
    .empty = Aún no hay fortalezas. Pregunte qué aprecian otros de su persona.
strength-kind = De qué tipo
    .talent = Un talento
    .interest = Un interés
    .skill = Una habilidad
    .relationship = Alguien cercano
    .faith = La fe
    .culture = La cultura
    .achievement = Algo logrado
strength-what = Qué es
    .hint = En sus palabras.
strength-helps = Cómo ayuda
