package fr.territoiresindustrie.kittest.bad;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class BadEntity {
    @Id
    public long id;

    public String status;

    public void setStatus(String status) {
        this.status = status;
    }
}
