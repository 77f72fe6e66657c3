# Supervisión

supervision = Supervisión
    .one = registro de supervisión
    .add = Agregar un registro de supervisión
    .intro = Lo que se habló en supervisión y lo que sigue.
    .empty = Aún no hay registros de supervisión.
supervision-about = Sobre qué
supervision-asked = Qué se consultó
supervision-agreed = Qué se acordó
