# Lo que dice la primera página de lo que se eligió y de lo que había que volver a mirar

today-overdue = Por revisar de nuevo
# $what es "Autolesión"
today-overdue-line = { $what }: ya pasó el día de revisarlo
today-not-chosen = Su versión no fue la elegida
# $heading es "Autolesión", $field "Nivel actual"
today-not-chosen-line = { $heading } ({ $field }): eligió { $who }
today-not-chosen-seen = Ya lo vi
