# Sentido de pertenencia

connection_rating = Sentido de pertenencia
    .one = valoración de pertenencia
    .add = Preguntar por la pertenencia
    .intro = Qué tan acompañada se siente la persona, en sus propios números.
    .empty = Aún no se ha preguntado.
connection_rating-belonging = Siento que pertenezco
    .hint = De 0 a 10.
connection_rating-contacts = Personas con quienes convivió esta semana
