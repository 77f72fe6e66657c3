# Los grupos de la clínica en los que está una persona

group_member = Grupos de esta clínica
    .one = lugar en un grupo
    .intro = Los grupos de la clínica en los que participa. Ningún expediente dice quién más está en ellos.
    .help = Quien está en un grupo aparece en la página del grupo; allí se escribe cada sesión una sola vez para quienes asistieron. Supervisión agrega grupos en Listas propias.
group_member-role = En el grupo como
    .member = Participante
    .peer = Par que ayuda a los demás
    .left = Ya no está en el grupo
group_member-since = Primer día
group_member-until = Último día
    .hint = El previsto, o el que fue. Desde el día siguiente ya no aparece en la lista del grupo.
group_member-key =
    .skills = Grupo de habilidades
group_member-ends-before-start = El último día es anterior al primero. Revise los dos.
